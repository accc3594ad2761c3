"""To whom a statement is directed: who is asked, accused, warned, promised or told, from the verb's frame or from what is said."""

from __future__ import annotations

from kilde.reading.actors.phrase import Phrase
from kilde.reading.clauses import nominal
from kilde.reading.clauses.frames import frame
from kilde.reading.clauses.segments import Clauses
from kilde.reading.clauses.subjects import is_relative
from kilde.reading.draft import Draft, EntityDraft
from kilde.reading.events.lexicon import event_words
from kilde.reading.statements.attribution import Attribution
from kilde.reading.statements.content import told_behind
from kilde.reading.statements.exchanges import in_exchange
from kilde.reading.statements.lexicon import Speech
from kilde.reading.statements.meant import affected, affects, conditioned, who_pays
from kilde.reading.statements.objects import beside, double, given_to
from kilde.reading.statements.owned import whose
from kilde.reading.statements.relays import is_relay
from kilde.reading.statements.unnamed import described

ASKING = ("request", "demand", "promise", "offer", "warn", "threaten")  # acts whose addressee may be people whom no list knows
JUDGING = ("condemn", "praise")  # what is judged is somebody's deed, and the judgement meant for whoever the text says did it
PRESS = "JRN"  # PLOVER's sector of journalists
SUBJECT = 3  # tokens from a word to the actor that belongs to it
HELPFUL = {"AID", "SUPPORT", "COOPERATE"}
HARMFUL = {"ASSAULT", "COERCE", "SANCTION"}


def addressees(draft: Draft, clauses: Clauses, speech: Speech, attribution: Attribution, speakers: list[EntityDraft]) -> list[EntityDraft]:
    """Those addressed, relays and places left out."""
    cue = attribution.cue
    found = double(clauses, attribution) or _framed(clauses, speech, attribution) or _told_of(clauses, attribution)
    mutual = is_reciprocal(clauses, speech, attribution)
    if not found and mutual and len(speakers) == 1 and (others := [e for p in attribution.frame.oblique(speech.exchanged_with) for e in p.entities]):
        found = others  # "trading barbs with Ankara"
    if not found and mutual:
        return list(speakers) if len(speakers) != 1 or speakers[0].kind != "government" else []  # "India blames the other side": nobody that is named
    if not found and cue.act in ("demand", "request") and attribution.kind in ("that", "before"):
        found = _asked(clauses, attribution)
    if found and cue.addressee_object and attribution.kind == "infinitive":
        found += _also_asked(clauses, speech, attribution)
    if not found and cue.addressee_object and attribution.frame.passive:
        found = _asked_passively(draft, clauses, attribution)
    nominal_content = attribution.kind == "noun" or (attribution.kind == "that" and not any(clauses.tokens[i].upos in ("VERB", "AUX") for i in range(*attribution.content)))
    if not found and cue.act in ("request", "demand") and nominal_content:
        found = _giving(clauses, speech, attribution)
    if not found and cue.act in ASKING and not attribution.frame.passive:
        found = beside(clauses, attribution) or given_to(clauses, attribution) or _unknown(draft, clauses, attribution)
    if not found and (cue.hearer or (cue.act == "assert" and cue.addressee_object)) and not attribution.trails:
        found = beside(clauses, attribution)  # "underrättade på måndagen senaten om att"
    if not found and cue.act == "accuse" and attribution.kind == "infinitive" and not attribution.frame.passive:
        found = beside(clauses, attribution) or _unknown(draft, clauses, attribution)  # "accused his predecessor of arming them"
    if not found and cue.act == "accuse" and cue.addressee_object and not attribution.frame.passive:
        found = [e for p in clauses.phrases if p.genitive and attribution.verb < p.first <= attribution.verb + SUBJECT for e in p.entities]
    if not found and cue.act in ("promise", "offer", "threaten"):
        found = affected(clauses, attribution, HARMFUL if cue.act == "threaten" else HELPFUL, shielded=cue.act == "promise")
    if not found and cue.act in ("threaten", "warn"):
        own = cue.act == "threaten" or affects(clauses, attribution, HARMFUL)
        found = (conditioned(clauses, speech, attribution) if own else []) or (who_pays(clauses, speech, attribution) if cue.act == "threaten" else [])
        found = [e for e in found if e not in speakers]
    if not found and cue.act in JUDGING:
        found = _judged(clauses, attribution) or whose(draft, clauses, attribution.frame)
        found = [e for e in found if e not in speakers]
    if not found and (cue.act == "reject" or "proposal" in cue.nouns) and attribution.kind == "noun":
        found = [e for e in whose(draft, clauses, attribution.frame, speech.classes.get("proposal", frozenset())) if e not in speakers]
    if not found:
        found = in_exchange(clauses, speech, attribution)
    press = cue.act in ("assert", "deny", "announce", "confirm")  # what is told to the press is told to everybody
    asked = cue.act in ("request", "demand")  # a continent may be asked: "called on Europe"
    return list(dict.fromkeys(e for e in found if not is_relay(e) and (asked or e.kind != "place") and (mutual or e not in speakers) and not (press and e.sector == PRESS)))


def threatened(clauses: Clauses, speech: Speech, attribution: Attribution, speakers: list[EntityDraft]) -> list[EntityDraft]:
    """Whom an assertion addresses that turned out to be a threat."""
    own = {e.country for e in speakers if e.country}  # "Israel will give a harsh response", says its general
    paying = [e for e in who_pays(clauses, speech, attribution) if e.country not in own]
    found = paying or conditioned(clauses, speech, attribution)
    return list(dict.fromkeys(e for e in found if e not in speakers and not is_relay(e)))


def _framed(clauses: Clauses, speech: Speech, attribution: Attribution) -> list[EntityDraft]:
    """Object, subject of the passive, or the phrases behind the verb's prepositions."""
    cue, around = attribution.cue, attribution.frame
    if cue.hearer:
        phrases = around.objects or around.oblique(cue.addressee)
    elif cue.addressee_object:
        phrases = around.subject if around.passive else around.objects
        others = [c.addressee for c in speech.verbs.get(clauses.words[attribution.verb], ()) if c.act == cue.act and c.addressee]
        if around.passive and cue.act == "accuse" and others:
            phrases = around.oblique(frozenset().union(*others)) or phrases  # "was blamed on X"
        if not phrases and not around.passive:
            phrases = around.oblique(frozenset().union(*others)) if others else [p for p in around.oblique(clauses.rules.told) if p.first > attribution.verb]
        phrases = _indirect(clauses, attribution, phrases)
        if cue.act in ("promise", "offer") and len(phrases) > 1:
            phrases = [p for p in phrases if p in clauses.chain(phrases[0])]  # the second is what is promised to the first
    else:
        phrases = around.oblique(cue.addressee) or around.oblique(speech.before)
        behind = told_behind(clauses, max([around.last, *(p.last for p in attribution.speakers)])) if attribution.trails and not phrases else None
        phrases = [behind] if behind is not None and clauses.governor(behind) in cue.addressee else phrases
    phrases = [p for p in phrases if not any(_owns_office(clauses, p, s) for s in attribution.speakers) and not _is_relative(clauses, speech, attribution, p) and not _is_of_office(clauses, speech, p)]
    anywhere = attribution.trails or attribution.kind == "noun" or cue.hearer
    return [e for p in phrases if anywhere or p.first < attribution.content[0] or _opens(clauses, attribution, p) for e in p.entities]


def _owns_office(clauses: Clauses, phrase: Phrase, speaker: Phrase) -> bool:
    """ "seier talspersonen til Taliban, Zabiullah Mujahid": whose spokesman it is, and not whom he tells."""
    behind = clauses.starts.get(phrase.last + 1)
    named = behind is not None and clauses.tokens[phrase.last].text == "," and bool(set(behind.entities) & set(speaker.entities))
    return phrase is speaker.owner or (named and speaker.last + 1 == min(phrase.first, phrase.outer))


def _is_of_office(clauses: Clauses, speech: Speech, phrase: Phrase) -> bool:
    """ "opplyser kontoret til presidenten": whose office it is that tells."""
    at = min(phrase.first, phrase.outer) - 1
    return at > 0 and clauses.words[at] in clauses.rules.told and clauses.words[at - 1] in speech.classes.get("office", frozenset())


def _is_relative(clauses: Clauses, speech: Speech, attribution: Attribution, phrase: Phrase) -> bool:
    """ "säger systern till en av soldaterna": whose sister it is, and not whom she tells."""
    before = range(attribution.verb, min(phrase.first, len(clauses.words) - 1))
    return any(clauses.words[i] in speech.related and clauses.words[i + 1] in clauses.rules.told for i in before)


def _judged(clauses: Clauses, attribution: Attribution) -> list[EntityDraft]:
    """ "condemned the RSF for attacking the camp": the actor that is the object itself, as the tree has it."""
    if not clauses.sentence.parse.has_syntax or attribution.frame.passive:
        return []
    heads = clauses.tree.below(attribution.verb, "obj", "iobj")
    return [e for p in attribution.frame.objects if clauses.tree.top(p) in heads and not p.genitive for e in p.entities]


def _opens(clauses: Clauses, attribution: Attribution, phrase: Phrase) -> bool:
    """ "ba partene legge ned våpnene": the object that a bare infinitive follows, with which the content begins."""
    if not attribution.cue.addressee_object or attribution.kind != "that" or not clauses.sentence.parse.has_syntax:
        return False
    tree, top = clauses.tree, clauses.tree.top(phrase)
    told = [i for i in tree.below(attribution.verb, "xcomp", "ccomp", "advcl") if i >= phrase.last and clauses.tokens[i].feats.get("VerbForm") == "Inf"]
    return min(phrase.first, phrase.outer) <= attribution.content[0] + 1 and tree.heads[top] == attribution.verb and tree.relation(top) in ("iobj", "obj") and bool(told)


def _indirect(clauses: Clauses, attribution: Attribution, phrases: list[Phrase]) -> list[Phrase]:
    """ "offered the rulers his fighters": of two objects, the one to whom the other goes."""
    heads = clauses.tree.below(attribution.verb, "iobj") if clauses.sentence.parse.has_syntax and len(phrases) > 1 else []
    first = [p for p in phrases if any(min(p.first, p.outer) <= i < p.last for i in heads)]
    return [q for p in first for q in clauses.chain(p)] or phrases


def _told_of(clauses: Clauses, attribution: Attribution) -> list[EntityDraft]:
    """ "Russia, which Washington accuses of arming them": whom a relative stands for that the tree hangs on the infinitive and not on the cue."""
    if not attribution.cue.addressee_object or attribution.frame.passive or attribution.frame.objects or not clauses.sentence.parse.has_syntax:
        return []
    tree, verb = clauses.tree, attribution.verb
    relatives = [i for i in range(tree.span(verb)[0], verb) if is_relative(clauses, tree, i) and tree.heads[i] > verb and tree.relation(i) == "obj"]
    if tree.relation(verb) != "acl" or not relatives or attribution.kind != "infinitive":
        return []
    near = [p for p in clauses.phrases if p.inside is None and p.last in (relatives[0], relatives[0] - 1)]
    return [e for p in near[:1] for q in clauses.chain(p) for e in q.entities]


def _asked(clauses: Clauses, attribution: Attribution) -> list[EntityDraft]:
    """ "demands that the troops leave, and that X stop": who is to do it; nobody where it is to be done to them."""
    first, last = attribution.content
    syntax = clauses.sentence.parse.has_syntax
    verb = next((i for i in range(first + 1, last) if clauses.is_full_verb(i) or (syntax and clauses.tokens[i].upos == "VERB")), None)
    around = frame(clauses, verb) if verb is not None else None
    if (attribution.trails and (around is None or around.modal != "obligation")) or (around is not None and around.passive and around.modal != "obligation"):
        return []
    phrase = next((p for p in clauses.phrases if p.outer in (first, first + 1) or p.first in (first, first + 1)), None)
    phrases = list(around.subject) if around and around.subject else [phrase] if phrase else []
    for segment in clauses.segments:
        if first < segment.first < last and segment.kind == "complement" and clauses.words[segment.first - 1] in clauses.rules.conjunctions:
            phrases += [p for p in clauses.phrases if segment.body <= p.first <= segment.body + SUBJECT and clauses.governor(p) is None][:1]
    return [e for p in phrases for e in p.entities if e.kind != "place"]


def _giving(clauses: Clauses, speech: Speech, attribution: Attribution) -> list[EntityDraft]:
    """ "asked for help from Russia", "asked for a meeting with the force": from whom what is asked for would come, with whom it would be."""
    senders = event_words(clauses.rules.language).senders - set(clauses.rules.partitive)
    for index in range(*attribution.content):
        leading = senders if clauses.words[index] in speech.wanted else speech.exchanged_with if clauses.words[index] in speech.exchanges else None
        if leading is not None:
            led = next((p for p in clauses.phrases if index < p.first <= index + SUBJECT and clauses.governor(p) in leading), None)
            return [e for p in clauses.chain(led) for e in p.entities] if led is not None else []
    return []


def _also_asked(clauses: Clauses, speech: Speech, attribution: Attribution) -> list[EntityDraft]:
    """ "asked the residents to stay at home and the soldiers to gather": the second to be asked."""
    found: list[EntityDraft] = []
    for phrase in clauses.phrases:
        if phrase.first > attribution.content[0] and phrase.last < len(clauses.words) and speech.infinitives.at(clauses.words, phrase.last):
            before = min(phrase.first, phrase.outer) - 1
            if clauses.words[before] in clauses.rules.determiners:
                before -= 1
            found += phrase.entities if clauses.words[before] in clauses.rules.conjunctions else []
    return found


def _unknown(draft: Draft, clauses: Clauses, attribution: Attribution) -> list[EntityDraft]:
    """ "asked the world to ...", "appealed to donors for ...": a noun that no list knows, where the tree has the object or the preposition."""
    if not clauses.sentence.parse.has_syntax:
        return []
    tree, verb, cue = clauses.tree, attribution.verb, attribution.cue
    whole = attribution.trails or (attribution.kind == "noun" and not cue.addressee_object)
    last = len(clauses.words) if whole else attribution.content[0]
    given = cue.act in ("promise", "offer", "threaten") and attribution.kind not in ("infinitive", "that")  # an only object is what is promised, or threatened
    heads = tree.below(verb, "iobj", *(() if given else ("obj",))) if cue.addressee_object and not attribution.frame.objects else []
    heads += [i for i in tree.below(verb, "obl") if any(clauses.words[c] in cue.addressee for c in tree.below(i, "case"))]
    heads = [i for i in heads if verb < i < last and nominal.is_noun(clauses, i) and clauses.tokens[i].upos in ("NOUN", "ADJ") and clauses.words[i] != cue.particle and not _is_known(clauses, i)]
    people = ("Plur", "Def")  # "asked [the wounded]", not "asks urgently for", an adverb in the form of an adjective
    heads = [i for i in heads if clauses.tokens[i].upos == "NOUN" or {clauses.tokens[i].feats.get("Number"), clauses.tokens[i].feats.get("Definite")} & set(people)]
    if cue.act == "demand":  # "ordered an offensive": a deed is what is asked for, and nobody who is asked
        heads = [i for i in heads if event_words(clauses.rules.language).noun(clauses.words[i]) is None]
    return described(draft, clauses, heads[0]) if heads else []


def _asked_passively(draft: Draft, clauses: Clauses, attribution: Attribution) -> list[EntityDraft]:
    """ "Shopkeepers are urged to ...": the subject of the passive, known to the lists or not."""
    at = attribution.frame.subject_at
    if at is None or attribution.frame.subject or not nominal.is_noun(clauses, at) or _is_known(clauses, at):
        return []
    return described(draft, clauses, at)


def _is_known(clauses: Clauses, index: int) -> bool:
    phrase = clauses.inside[index]
    return phrase is not None and bool(phrase.entities)


def is_reciprocal(clauses: Clauses, speech: Speech, attribution: Attribution) -> bool:
    """ "accuse each other", "each side accused the other"."""
    if attribution.cue.mutual:
        return True
    words = clauses.words
    for index in range(attribution.verb, min(attribution.verb + 4, len(words))):
        if clauses.rules.reciprocal.at(words, index):
            return True
        length = speech.reciprocal.at(words, index)
        if length and (index + length == len(words) or not words[index + length][0].isalpha() or words[index + length] in clauses.rules.prepositions):
            return True
    return False
