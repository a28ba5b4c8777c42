"""One event told by several sources is one happening with many tellings."""
