#!/usr/bin/env python3
"""Train the word classes that the package ships (``claimcheck/data/wordclass.json``).

    train_wordclass.py FOLDER [--lexicon FILE] [--output FILE]

learns from two sources; the same sources always give the same bytes:

* FOLDER/train/gum.jsonl, sentences of the GUM corpus (Zeldes 2017) with Penn tags, one
  document a line: ``text``, ``sentences`` (their offsets) and ``tokens`` (for each
  sentence its words and tags).  They give the classes of frequent words and the weights.
* Eric Brill's lexicon of 1993, as the package ``textblob`` 0.20.1 ships it: the likeliest
  tag of each word.  It gives the classes of the words that GUM lacks.  What follows from
  a word's parts ("worded" from "word") is left out of the file.

Known words that are rare are now and then shown to the learner as if they were unknown,
so that it learns what to make of unknown ones.  Features that were seldom needed and
small weights are left out.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from importlib.metadata import distribution
from pathlib import Path
from typing import NamedTuple

from msgspec import Raw, json

from claimcheck.language.tokens import tokenize
from claimcheck.language.wordclass import (
    BEYOND,
    EDGE,
    MAX_CLASSES,
    MAX_WEIGHT,
    Form,
    Lexicon,
    Model,
    bases,
    clause,
    feature_clause,
    features_after,
    features_around,
    features_before,
    key,
    opening,
    undecided,
)

DEFAULT_OUTPUT = Path(__file__).parent.parent / "claimcheck" / "data" / "wordclass.json"

KNOWN = 5
"""A word seen this often in tagged texts has weights of its own."""
FREQUENT = 300
"""A word seen this often stands for itself in its neighbours' features."""
MIN_SHARE = 0.01
"""A class that a word has less often is taken for an error of the annotators."""
ONCE = 60
"""The same, where a word seen this often has the class only once."""
LONGEST = 15
"""Longer words of Brill's lexicon are left out: their endings tell enough."""

ENDING_WORDS = 10
"""Words seen more often tell nothing about the classes of unknown words."""
ENDING_SEEN, ENDING_SHARE = 8, 0.03
"""How many words an ending must have, and of which share of them a class."""

PASSES = 4
SEEDS = 3
"""The weights are the mean of as many trainings, each with its own order of sentences."""
MARGIN = 8
"""A decision that wins by less than this still changes the weights."""
RARE, HIDDEN = 20, 0.2
"""Words seen less often than this are shown as unknown with this probability."""
UPDATES = 3
"""A feature that was changed less often in a training, on average, is left out."""
SCALE, SMALLEST = 4, 2
"""Weights are multiplied and rounded; those below the smallest are left out."""

VERBAL = frozenset({"VB", "VBP", "VBZ", "VBD", "VBN", "VBG"})
OPEN = frozenset({"NN", "NNS", "VB", "VBP", "VBZ", "VBD", "VBN"})
"""Classes that English words pass between; only to words of these are others added."""

IRREGULAR = """
arise arose arisen; awake awoke awoken; bear bore borne; beat beat beaten;
become became become; begin began begun; bend bent bent; bet bet bet; bid bid bid;
bind bound bound; bite bit bitten; bleed bled bled; blow blew blown; break broke broken;
breed bred bred; bring brought brought; broadcast broadcast broadcast; build built built;
burn burnt burnt; burst burst burst; buy bought bought; cast cast cast; catch caught caught;
choose chose chosen; cling clung clung; come came come; cost cost cost; creep crept crept;
cut cut cut; deal dealt dealt; dig dug dug; do did done; draw drew drawn; dream dreamt dreamt;
drink drank drunk; drive drove driven; eat ate eaten; fall fell fallen; feed fed fed;
feel felt felt; fight fought fought; find found found; flee fled fled; fling flung flung;
fly flew flown; forbid forbade forbidden; forecast forecast forecast; foresee foresaw foreseen;
forget forgot forgotten; forgive forgave forgiven; freeze froze frozen; get got gotten;
give gave given; go went gone; grind ground ground; grow grew grown; hang hung hung;
have had had; hear heard heard; hide hid hidden; hit hit hit; hold held held; hurt hurt hurt;
keep kept kept; kneel knelt knelt; know knew known; lay laid laid; lead led led;
leap leapt leapt; learn learnt learnt; leave left left; lend lent lent; let let let;
lie lay lain; light lit lit; lose lost lost; make made made; mean meant meant; meet met met;
mislead misled misled; mistake mistook mistaken; offset offset offset; outdo outdid outdone;
overcome overcame overcome; overhear overheard overheard; oversee oversaw overseen;
overtake overtook overtaken; overthrow overthrew overthrown; pay paid paid; plead pled pled;
prove proved proven; put put put; quit quit quit; read read read; rebuild rebuilt rebuilt;
resell resold resold; rethink rethought rethought; rewrite rewrote rewritten; rid rid rid;
ride rode ridden; ring rang rung; rise rose risen; run ran run; say said said; see saw seen;
seek sought sought; sell sold sold; send sent sent; set set set; shake shook shaken;
shed shed shed; shine shone shone; shoot shot shot; show showed shown; shrink shrank shrunk;
shut shut shut; sing sang sung; sink sank sunk; sit sat sat; sleep slept slept; slide slid slid;
slit slit slit; speak spoke spoken; speed sped sped; spend spent spent; spin spun spun;
spit spat spat; split split split; spread spread spread; spring sprang sprung;
stand stood stood; steal stole stolen; stick stuck stuck; sting stung stung; stink stank stunk;
strike struck struck; string strung strung; strive strove striven; swear swore sworn;
sweep swept swept; swell swelled swollen; swim swam swum; swing swung swung; take took taken;
teach taught taught; tear tore torn; tell told told; think thought thought;
throw threw thrown; thrust thrust thrust; tread trod trodden; undergo underwent undergone;
understand understood understood; undertake undertook undertaken; undo undid undone;
uphold upheld upheld; upset upset upset; wake woke woken; wear wore worn; weave wove woven;
weep wept wept; win won won; wind wound wound; withdraw withdrew withdrawn;
withhold withheld withheld; withstand withstood withstood; wring wrung wrung;
write wrote written
"""
"""Base, past tense, past participle; written down by hand from general knowledge."""

Counts = Mapping[str, Counter[str]]
Classes = Mapping[str, Sequence[str]]


class Tagged(NamedTuple):
    """A sentence: its words' keys and its tags."""

    keys: list[str]
    tags: list[str]


def read(path: Path) -> Iterator[tuple[list[str], list[str]]]:
    """Yield the words, in our tokens, and tags of each sentence of tagged documents."""
    with path.open("rb") as lines:
        for line in lines:
            document = json.decode(line)
            text = document["text"]
            tokens = tokenize(text)
            for (start, end), listed in zip(document["sentences"], document["tokens"], strict=True):
                parts = []
                offset = start
                for part, tag in listed:
                    begin = text.index(part, offset)
                    offset = begin + len(part)
                    parts.append((begin, offset, part.lower(), tag))
                words, tags = [], []
                for i in range(tokens.at(start), tokens.at(end)):
                    first, last = tokens.starts[i], tokens.ends[i]
                    inside = [(p, tag) for b, e, p, tag in parts if b < last and e > first]
                    words.append(tokens.words[i])
                    tags.append(merged(tokens.words[i], inside))
                if words:
                    yield words, tags


def merged(word: str, parts: Sequence[tuple[str, str]]) -> str:
    """Return the class of a token that is made of ``parts``, words with their tags."""
    if not any(map(str.isalnum, word)):
        return {"&": "CC", "%": "NN"}.get(word, word)
    if any(map(str.isdigit, word)) and (word[-1] == "%" or word[0] in "$£€¥"):
        return "CD"
    if not parts:
        return "FW"
    # "did" + "n't", "can" + "not", "gon" + "na"
    head = parts[0] if parts[-1][0] in {"n't", "n’t", "not", "na", "ta"} else parts[-1]
    return head[1] if head[1][0].isalpha() else "SYM"


def read_lexicon(path: Path) -> dict[str, str]:
    """Return the likeliest tag of the ordinary words of Brill's lexicon."""
    kept = VERBAL | OPEN | {"JJ", "JJR", "JJS", "RB", "RBR", "RBS", "IN", "DT", "CD", "UH", "MD"}
    kept |= {"PRP", "PRP$", "CC", "WP", "WDT", "WRB"}
    found = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        fields = line.split()
        if line.startswith(";") or len(fields) != 2:
            continue
        word, tags = fields
        tag = tags.split("|")[0]
        ordinary = word.isascii() and word.isalpha() and word.islower()
        if tag in kept and ordinary and 2 < len(word) <= LONGEST:
            found[word] = tag
    return found


def irregular() -> dict[str, set[str]]:
    """Return the classes of the forms of irregular verbs."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for verb in IRREGULAR.split(";"):
        base, past, participle = verb.split()
        found[base] |= {"VB", "VBP"}
        found[past].add("VBD")
        found[participle].add("VBN")
    return found


class Words:
    """What is known of the classes of words."""

    def __init__(self, counts: Counts, lexicon: Mapping[str, str]) -> None:
        self.lexicon = lexicon
        self.irregular = irregular()
        self.observed = {
            word: [
                tag
                for tag, n in tags.most_common()
                if n >= MIN_SHARE * tags.total() and (n > 1 or tags.total() < ONCE)
            ]
            for word, tags in counts.items()
            if word[0] not in ".@"
        }
        self.possible: defaultdict[str, set[str]] = defaultdict(set)
        for word, tag in lexicon.items():
            self.possible[word].add(tag)
        for word, tags in (*self.observed.items(), *self.irregular.items()):
            if word[0].isalpha():
                self.possible[word].update(tags)
        self.verbs = {word for word, tags in self.possible.items() if tags & {"VB", "VBP"}}
        for word, tags in self.possible.items():
            for ending, inflected in (("ed", VERBAL), ("ing", VERBAL), ("s", {"VBZ"})):
                if tags & inflected:
                    self.verbs.update(b for b in bases(word, ending) if b in self.possible)

    def completed(self, word: str, tags: Iterable[str]) -> list[str]:
        """Return the classes of a word with those that other forms of it prove.

        "launch" the noun is a verb too, for there is "launched"; "claims" the noun too,
        for there is "claim" the verb.
        """
        found = [*tags, *sorted(self.irregular.get(word, ()))]
        seen = set(found)
        if not word[0].isalpha() or not seen & (OPEN | VERBAL):
            return found
        likeliest = self.lexicon.get(word)
        if likeliest in OPEN and seen & OPEN:
            found.append(likeliest)
            seen.add(likeliest)
        if seen & {"VB", "VBP"} or ("NN" in seen and word in self.verbs):
            found += ["VB", "VBP"]
        if word.endswith("ed") and seen & {"VBD", "VBN"}:
            found += ["VBD", "VBN"]
        if seen & {"NNS", "VBZ"} and any(base in self.verbs for base in bases(word, "s")):
            found.append("VBZ")
        plural = "NNS" in self.possible.get(word + "s", ())
        if seen & {"VB", "VBP", "VBG"} and (plural or "NN" in self.possible.get(word, ())):
            found.append("NN")
        if "VBZ" in seen and any("NN" in self.possible.get(b, ()) for b in bases(word, "s")):
            found.append("NNS")
        return list(dict.fromkeys(found))[:MAX_CLASSES]

    def model(self, counts: Counts, least: int) -> Model:
        """Return a model without weights that knows the words seen at least so often."""
        known = {
            word: self.completed(word, tags)
            for word, tags in self.observed.items()
            if counts[word].total() >= least
        }
        others: dict[str, list[str]] = {w: sorted(tags) for w, tags in self.irregular.items()}
        others |= {word: self.completed(word, [tag]) for word, tag in self.lexicon.items()}
        frequent = sorted(word for word, tags in counts.items() if tags.total() >= FREQUENT)
        listed = {word: tags for word, tags in others.items() if word not in known}
        full = Model([], grouped(known), grouped(listed), endings(counts), " ".join(frequent), {})
        guesser = Lexicon(full)
        needed = {word: t for word, t in listed.items() if not follows(t, guesser.made(word))}
        return Model([], full.known, grouped(needed), full.endings, full.frequent, {})


def follows(tags: Sequence[str], made: Sequence[str]) -> bool:
    """Tell whether a word's classes need no listing, for they follow from its parts."""
    # The lexicon's likeliest of past tense and participle is not worth its bytes.
    same = bool(made) and (tags[0] == made[0] or tags[0] == "VBD")
    return same and set(tags) <= set(made)


def grouped(lists: Classes) -> dict[str, str]:
    """Return the words of each list of classes, as the model has them."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for word, tags in sorted(lists.items()):
        found[" ".join(tags)].append(word)
    return {tags: " ".join(found[tags]) for tags in sorted(found)}


def endings(counts: Counts) -> dict[str, str]:
    """Return the classes of words by their ending, learned from the rarer words."""
    seen: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for word, tags in counts.items():
        if word[0].isalpha() and tags.total() <= ENDING_WORDS:
            for length in range(min(5, len(word))):
                seen[word[len(word) - length :]].update(tags.keys())
    return {
        ending: " ".join(t for t, n in tags.most_common(5) if n >= ENDING_SHARE * tags.total())
        for ending, tags in sorted(seen.items())
        if not ending or tags.total() >= ENDING_SEEN
    }


class Weights:
    """Weights by feature and class, and their sums over the steps of training."""

    def __init__(self) -> None:
        self.now: defaultdict[str, dict[str, float]] = defaultdict(dict)
        self.sums: defaultdict[str, dict[str, float]] = defaultdict(dict)
        self.updates: Counter[str] = Counter()
        self.steps = 0

    def learn(self, features: Sequence[str], classes: Sequence[str], right: str) -> str:
        """Return the class with the highest score, after learning from the right one."""
        scores = dict.fromkeys(classes, 0.0)
        for feature in features:
            weights = self.now.get(feature)
            if weights:
                for name in classes:
                    scores[name] += weights.get(name, 0.0)
        self.steps += 1
        if right in scores:
            rival = max((name for name in classes if name != right), key=scores.__getitem__)
            if scores[right] - scores[rival] <= MARGIN:
                self._add(features, right, 1)
                self._add(features, rival, -1)
                self.updates.update(features)
        return max(classes, key=scores.__getitem__)

    def _add(self, features: Sequence[str], name: str, by: int) -> None:
        for feature in features:
            weights, sums = self.now[feature], self.sums[feature]
            weights[name] = weights.get(name, 0.0) + by
            sums[name] = sums.get(name, 0.0) + by * self.steps

    def averaged(self) -> Iterator[tuple[str, str, float]]:
        """Yield each feature, class and mean weight over the steps."""
        for feature, weights in self.now.items():
            for name, weight in weights.items():
                yield feature, name, weight - self.sums[feature][name] / self.steps


def learn_sentence(weights: Weights, forms: Sequence[Form], tags: Sequence[str]) -> None:
    """Train on a sentence, with the learner's own decisions as the classes before."""
    earlier = previous = EDGE
    before = BEYOND
    finite = 0
    for i, right in enumerate(tags):
        form, after, beyond = forms[i : i + 3]
        chosen = form.classes[0]
        if len(form.classes) > 1:
            features = (
                *form.features,
                feature_clause(form.group, finite),
                *features_before(form.known, form.group, previous),
                *features_after(form.known, form.group, after.context),
                *features_around(earlier, previous, before, after, beyond),
            )
            chosen = weights.learn(features, form.classes, right)
        before, earlier, previous = form, previous, chosen
        finite = clause(chosen, finite)


def learn(
    sentences: Sequence[Tagged], forms: Mapping[str, Form], hidden: Mapping[str, Form]
) -> dict[str, Counter[str]]:
    """Return the mean weights of several trainings, scaled.

    ``hidden`` has the words that are now and then shown as unknown, as they then look.
    """
    total: defaultdict[str, Counter[str]] = defaultdict(Counter)
    updates: Counter[str] = Counter()
    for seed in range(SEEDS):
        dice = random.Random(seed)
        weights = Weights()
        order = list(sentences)
        for _ in range(PASSES):
            dice.shuffle(order)
            for keys, tags in order:
                shown = [
                    hidden[k] if k in hidden and dice.random() < HIDDEN else forms[k] for k in keys
                ]
                learn_sentence(weights, [*shown, BEYOND, BEYOND], tags)
        for feature, name, weight in weights.averaged():
            total[feature][name] += weight * SCALE / SEEDS
        updates += weights.updates
    return {feature: w for feature, w in total.items() if updates[feature] >= UPDATES * SEEDS}


def train(tagged: Iterable[tuple[Sequence[str], list[str]]], lexicon: Mapping[str, str]) -> Model:
    """Train a model on tagged sentences and a lexicon of likeliest tags."""
    sentences = []
    counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for words, tags in tagged:
        keys = [key(word) for word in words]
        for i in undecided(words):
            keys[i] = opening(keys[i])
        sentences.append(Tagged(keys, tags))
        for k, tag in zip(keys, tags, strict=True):
            counts[k][tag] += 1
    words_known = Words(counts, lexicon)
    model = words_known.model(counts, KNOWN)
    usual = Lexicon(model)
    strange = Lexicon(words_known.model(counts, RARE))
    rare = [k for k, tags in counts.items() if KNOWN <= tags.total() < RARE and k[0] not in ".@0'"]
    weights = learn(
        sentences,
        {k: usual.describe(k) for k in counts},
        {k: strange.describe(k) for k in rare},
    )
    frequency = Counter(tag for _, tags in sentences for tag in tags if tag[0].isalpha())
    classes = sorted(frequency, key=lambda tag: (-frequency[tag], tag))
    packed = {}
    for feature in sorted(weights):
        pairs = []
        for i, name in enumerate(classes):
            weight = round(weights[feature][name])
            if abs(weight) >= SMALLEST:
                pairs += [i, max(-MAX_WEIGHT, min(MAX_WEIGHT, weight))]
        if pairs:
            packed[feature] = Raw(json.encode(pairs))
    return Model(classes, model.known, model.listed, model.endings, model.frequent, packed)


def main() -> None:
    """Read the arguments, train, write."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("folder", type=Path, help="the folder that has train/gum.jsonl")
    parser.add_argument("--lexicon", type=Path, help="Brill's lexicon (default: textblob's)")
    parser.add_argument("--output", type=Path, default=DEFAULT_OUTPUT)
    arguments = parser.parse_args()
    lexicon = arguments.lexicon or Path(
        str(distribution("textblob").locate_file("textblob/en/en-lexicon.txt"))
    )
    model = train(read(arguments.folder / "train" / "gum.jsonl"), read_lexicon(lexicon))
    arguments.output.write_bytes(json.encode(model) + b"\n")
    size = arguments.output.stat().st_size
    print(f"{len(model.weights)} features, {size} bytes", file=sys.stderr)


if __name__ == "__main__":
    main()
