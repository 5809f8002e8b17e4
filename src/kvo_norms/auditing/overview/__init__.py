"""
The overview of an audit, in each of its forms.
"""
