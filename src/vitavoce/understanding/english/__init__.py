"""What is English in the reading of questions, as data: words, and patterns over normalised questions.

Tables only; what is done with them stands in the rules beside this package. By what words give away:

- of time: ``dates/``; how many, how long, which form of answer: ``intent_cues``, ``counting``, ``comparing``
- which entries: ``sections``, ``scoping``, ``workplaces``, ``schooling``, ``spoken_languages``, ``technologies``,
  ``naming``, ``countries``, ``places``; facts of the person: ``facts``; what is left out or added: ``linking``
- leaning on the turn before: ``following_up``; the person: ``calling``, ``short_names``, ``verbs``
- nothing, being around a question: ``framing``, ``wrapping``, ``politeness``, ``knowing``; everyday words as such:
  ``common_words``; how words are written: ``spelling``
- small talk, attacks, private things, other topics: ``guarding/``
"""
