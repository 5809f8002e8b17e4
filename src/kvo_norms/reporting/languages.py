"""
Texts in one of their languages, and the fixed words of a subject.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Generic, Literal, TypeVar

from kvo_norms.catalogue import Text
from kvo_norms.records import frozen

Language = Literal["nl", "en"]
Key = TypeVar("Key")


def in_language(text: Text, language: Language) -> str:
    """
    The text in one of its languages.
    """
    return text.nl if language == "nl" else text.en


@frozen()
class FixedWords(Generic[Key]):
    """
    What is always said in the same words, by a key, in each language.
    """

    texts: Mapping[Key, Text]

    def __call__(self, key: Key, language: Language, **values: object) -> str:
        """
        The words of a key, with the values in the places that its texts name in braces.
        """
        return in_language(self.texts[key], language).format(**values)
