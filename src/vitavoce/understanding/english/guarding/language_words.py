"""The commonest words of questions, by which their language is told from others."""

from typing import Final

from vitavoce.understanding.patterns.word_lists import word_set

COMMONEST_WORDS: Final = word_set(
    "the a an and or of to in on at for with from by as is are was were be been do does did has have had can could",
    "would will should what which who where when why how many much long he she they his her their him them it its this",
    "that these those any all some me my you your i we us about show tell list give worked work works know knows used",
    "use project projects job jobs experience more not please there first last",
)
