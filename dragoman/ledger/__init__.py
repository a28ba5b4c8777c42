"""Many records become one memory: kept in one file, asked in words, every answer leading back to its words.

``opening`` opens the file and ``migrations`` brings it up to date; ``keeping`` turns a record into rows; ``copies``,
``entities``, ``happenings`` and ``quotations`` tell what is the same across documents; ``decisions`` are the user's
own; ``questions`` answer. ``memory.Ledger`` is the door to all of them.
"""
