import pytest
from fontTools.misc import eexec
from hypothesis import example, given
from hypothesis import strategies as st

from bidkit.pdf.made.type1 import EEXEC, Type1, decode, encode, recode, without_number
from tests.pdf.numbered import SQUARE, cipher, type1

states = st.integers(0, 0xFFFF)
numbers = st.integers(0, 10**9)


@given(st.binary(max_size=400), states)
@example(b"", EEXEC)
def test_the_cipher_is_that_of_the_specification_and_can_be_undone(plain, state):
    secret, after = encode(plain, state)
    assert secret == cipher(plain, state) == eexec.encrypt(plain, state)[0]
    assert decode(secret, state) == (plain, after) == eexec.decrypt(secret, state)


@given(st.binary(max_size=400), states, states)
def test_to_recode_is_to_decode_and_to_encode(plain, old, new):
    assert recode(encode(plain, old)[0], old, new) == encode(plain, new)[0]


@given(st.binary(max_size=400), st.integers(0, 400), states)
def test_a_text_may_be_decoded_in_two_halves(data, cut, state):
    first, between = decode(data[:cut], state)
    second, after = decode(data[cut:], between)
    assert (first + second, after) == decode(data, state)


@given(numbers, numbers)
def test_programs_that_differ_in_their_number_become_one(one, other):
    first, second = (without_number(Type1(*type1(number))) for number in (one, other))
    assert first == second
    assert b"UniqueID" not in first.clear + decode(first.hidden)[0]


@given(numbers)
def test_nothing_but_the_number_goes(number):
    font = Type1(*type1(number))
    done = without_number(font)
    line = b"/UniqueID %d def\n" % number
    assert done.clear == font.clear.replace(line, b"")
    assert decode(done.hidden)[0] == decode(font.hidden)[0].replace(line, b"")
    assert done.zeros == font.zeros
    assert cipher(b"\0\0\0\0" + SQUARE, 4330) in decode(done.hidden)[0]  # an outline, with the lenIV it had
    assert without_number(done) == done


def hidden(text):
    return cipher(text, EEXEC)


CLEAR, PRIVATE = type1(7)[0], decode(type1(7)[1])[0]
LINE = b"/UniqueID 7 def\n"


@pytest.mark.parametrize(
    "font",
    [
        Type1(CLEAR.replace(LINE, b""), hidden(PRIVATE), b""),
        Type1(CLEAR, hidden(PRIVATE.replace(LINE, b"")), b""),
        Type1(CLEAR, hidden(PRIVATE.replace(LINE, b"/UniqueID 16#7 def\n")), b""),
        Type1(CLEAR, hidden(PRIVATE.replace(LINE, LINE + LINE)), b""),
        Type1(CLEAR.replace(LINE, b"/UniqueID\n"), hidden(PRIVATE), b""),
        # among the outlines it is an outline's bytes
        Type1(CLEAR, hidden(PRIVATE.replace(LINE, b"").replace(b"/square", LINE + b"/square")), b""),
        Type1(CLEAR, hidden(PRIVATE).hex().encode(), b""),
        Type1(CLEAR, b"", b""),
        Type1(b"", b"", b""),
    ],
    ids=["hidden", "clear", "radix", "twice", "cut", "outline", "hexadecimal", "no private part", "nothing"],
)
def test_a_number_that_is_not_there_twice_in_the_known_shape_is_left_alone(font):
    assert without_number(font) is font


@given(st.binary(max_size=3000), st.binary(max_size=3000))
def test_what_is_no_program_comes_back_as_it_is(clear, rest):
    font = Type1(clear, rest, b"")
    assert without_number(font) is font


@pytest.mark.parametrize("lengths", [(0, 0), (10**9, 5), (5, 10**9)])
def test_lengths_that_lie_cut_without_loss(lengths):
    program = b"".join(type1(7))
    assert Type1.cut(program, *lengths).program == program
