"""How long hostile drafts take, shape by shape: ``python -m benchmarks.adversarial``.

Every shape is made at several sizes, each twice the one before, and audited in a process of its
own.  A factor of 2 a doubling is in proportion; what grows faster is a defect.
"""
