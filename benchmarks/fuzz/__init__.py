"""Every reader and the whole audit, fed with damaged drafts: ``python -m benchmarks.fuzz``.

atheris (libFuzzer for Python) changes drafts and keeps those that reach new code.  Any exception
but ``ReadingError`` is a defect, and so is an audit whose spans are not their words.
"""
