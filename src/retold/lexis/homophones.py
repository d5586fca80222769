"""English words that sound alike, or nearly, and are written for one another by mistake.

From general knowledge of English; writers on usage list them (Fowler 1926, under confusables).
"""

_SETS = """
accept except
affect effect
aisle isle
allowed aloud
altar alter
ascent assent
bail bale
bare bear
base bass
berth birth
board bored
born borne
brake break
breach breech
canvas canvass
capital capitol
cede seed
ceiling sealing
cell sell
cereal serial
cite sight site
coarse course
complement compliment
core corps
council counsel
councillor counsellor
currant current
desert dessert
discreet discrete
elicit illicit
ensure insure
fair fare
faze phase
feat feet
flair flare
flour flower
forth fourth
gorilla guerrilla
hear here
heard herd
heal heel
hole whole
its it's
knew new
know no
lead led
lessen lesson
loan lone
loose lose
mail male
main mane
manner manor
meat meet
miner minor
moral morale
mourn morn
pail pale
pair pare pear
passed past
patience patients
peace piece
peak peek pique
plain plane
pole poll
poor pore pour
pray prey
principal principle
profit prophet
quiet quite
rain reign rein
raise raze
right rite write
role roll
sail sale
scene seen
sea see
sole soul
stair stare
stationary stationery
steal steel
storey story
suite sweet
tail tale
than then
their there they're
threw through though
throne thrown
to too two
vain vane vein
vice vise
wait weight
waist waste
warn worn
weak week
weather whether
were where
which witch
who's whose
won one
wood would
yoke yolk
your you're
"""
_SOUNDS = {
    word: number for number, line in enumerate(_SETS.strip().splitlines()) for word in line.split()
}


def sound_alike(left: str, right: str) -> bool:
    """Tell whether two folded words are written for one another by mistake."""
    return left != right and _SOUNDS.get(left, -1) == _SOUNDS.get(right, -2)
