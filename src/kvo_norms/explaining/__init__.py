"""
What keeps a norm from being met, as data and in words.
"""
