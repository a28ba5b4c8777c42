"""A ledger to look at: a REST interface, the page over it, and the same page as one file to mail.

``endpoints`` says what can be asked, ``parameters`` how; ``app`` serves it under the rules of ``safety``; ``openapi``
describes it; ``static_page`` puts the answers into one file.
"""
