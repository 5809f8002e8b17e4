"""
An assessment for people and for programs: text, Markdown, JSON.
"""
