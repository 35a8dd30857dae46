"""The texts of reading line by line; they are heard, so that no sign stands for a word."""

from dialogue_reader.messages import Texts

TEXTS: Texts = {
    "welcome": "{left}. On the right: {right}. Enter reads on; a question mark and Enter give help.",
    "welcome_alone": "{left}. Enter reads on; a question mark and Enter give help.",
    "place_left": "Left, {kind} {number} of {of}.",
    "place_right": "Right, {kind} {number} of {of}.",
    "place_alone": "{kind} {number} of {of}.",
    "verdict_shared": "Also in the other article: passage {passages}.",
    "verdict_partly_here": "Partly in the other article: passage {passages}. Only here: sentence {sentences}.",
    "verdict_unsure": "Perhaps in the other article: passage {passages}.",
    "verdict_only_here": "Only here.",
    "differs": "Differs: here {here}, there {there}; {how}.",
    "note": "Your note: {note}",
    "counterpart": "Passage {number} of the other article:",
    "no_counterpart": "No counterpart was found.",
    "still_comparing": "The articles are still being compared.",
    "compared": (
        "Compared. Links: {links}. Only on the left: {left}. Only on the right: {right}. Differences: {differences}."
    ),
    "not_compared": "The articles could not be compared: {reason}.",
    "alone": "There is only one article.",
    "first": "This is the first passage.",
    "last": "This is the last passage.",
    "no_passage": "There is no passage {number}. The last one is {of}.",
    "no_further_only_here": "Nothing further is only here.",
    "no_earlier_only_here": "Nothing earlier is only here.",
    "difference": "{number}. {first}, and {second}; {how}.",
    "difference_of": "Difference {number} of {count}.",
    "no_difference": "No difference was found.",
    "hit": "Hit {number} of {count}.",
    "no_hit": "Nothing was found for {query}.",
    "search_how": "Type a slash and the words to look for.",
    "note_how": "Type the letter a, a blank and your note.",
    "noted": "Note saved.",
    "note_left": "Left, passage {number}: {words} On: {quoted}",
    "note_right": "Right, passage {number}: {words} On: {quoted}",
    "note_alone": "Passage {number}: {words} On: {quoted}",
    "translating": "Waiting for the translation.",
    "translated": "Machine translation, {source} to {target}: {words}",
    "marked_only": "marked.",
    "no_notes": "No notes yet.",
    "unknown": "There is no command {typed}. A question mark gives help.",
    "story_welcome": "Who says what in {count} documents. They are being compared.",
    "story_told": "Statements: {statements}. Accounts: {accounts}. Stated differently: {differing}.",
    "story_account": "{account}: {title}, {language}.",
    "story_copies": "Copies of one report: {count}.",
    "story_place": "Statement {number} of {of}. {told}",
    "story_tells": "Told by {accounts}.",
    "story_in_part": "In part by {accounts}.",
    "story_silent": "Not told by {accounts}.",
    "story_unsure": "Unsure: {accounts}.",
    "story_differs": "Differs: {values}.",
    "story_value": "{account} says {value}",
    "story_doubt": "It is not sure that all of these say the same.",
    "story_words": "{account}: {words}",
    "story_first": "This is the first statement.",
    "story_last": "This is the last statement.",
    "story_no_statement": "There is no statement {number}. The last one is {of}.",
    "story_unknown": "There is no command or pair of accounts {typed}. A question mark gives help.",
    "story_back": "Back to who says what.",
    "story_help": (
        "Enter: next statement. k: previous statement. A number: that statement. g: the first. G: the last.\n"
        "r: this statement again. w: what every account says of it. t: all statements. l: all accounts.\n"
        "o: next statement that differs. O: the previous one.\n"
        "A slash and words: search all accounts. n: next hit. N: previous hit.\n"
        "Two letters with a blank between, such as A C: read these two accounts; q leads back.\n"
        "q: leave."
    ),
    "help": (
        "Enter: next passage. k: previous passage. A number: that passage. g: the first. G: the last.\n"
        "r: this passage again. c: what the other article says of it. x: go there.\n"
        "Full stop: next passage that is only here, even in part. Comma: the previous one.\n"
        "o: next difference. O: previous difference. d: all differences.\n"
        "A slash and words: search both articles. n: next hit. N: previous hit.\n"
        "a, a blank and words: write a note on the passage. l: your notes. t: contents.\n"
        "L: this passage in your own language, as a machine translates it.\n"
        "q: leave. The place is kept."
    ),
}
