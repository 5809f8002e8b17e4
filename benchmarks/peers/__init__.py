"""
Other engines on the norms of the sixty that they can express.

They know no third value: what is missing fails a test. So they are asked only whether a norm is
met or does not apply.
"""
