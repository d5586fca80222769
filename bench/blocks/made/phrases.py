"""The words of furniture: what menus, notices, pitches and labels say. All of it is made up."""

MENU = """Home|News|Local|World|Business|Sport|Culture|Opinion|Weather|Travel|Food|Health|Science
Education|Politics|Video|Podcasts|Photos|Obituaries|Jobs|Homes|Events|Puzzles|Crossword|Archive
E-paper|Newsletters|Help|Contact us|About us|Advertise|Our team|Cookie settings|Sign in|Register
My account|Log out|Subscribe|Gift a subscription|Farming|Harbour news|Rowing|Football|Cycling
Tennis|Markets|Money|Companies|Property|Motoring|Technology|Gadgets|Space|Nature|Climate|Books
Film|Music|Theatre|Recipes|Gardening|Style|Family|Letters|Columnists|Cartoons|Maps|Elections
Council watch|Ferry times|Tide tables|School closings|Traffic|Lottery|Classifieds|Archive search
Frequently asked questions|Terms of use|Privacy policy|Accessibility|Code of conduct|Site map
Complaints|Corrections|Press office|Careers|Apps|RSS feeds|Follow us|Shop|Community|Submit a story
Today's paper|Most read|Editor's picks|Long reads|In pictures|Live|Quizzes|Readers' photos
Northern villages|Southern coast|Islands|City|Valley|Lake district"""
SHARE = """Share|Tweet|Email|Print|Copy link|Save|Facebook|X|WhatsApp|LinkedIn|Reddit|Share this
Bookmark|Listen|Text size|Comments|Gift this article|Follow|Pocket|Telegram|Share this article
Open in app|Font size|12 comments|Read aloud|Add to reading list"""
RELATED = """Related|Related stories|More on this|Read more|Read next|You may also like|See also
Recommended for you|More from this section|Also read|Most read|Trending now|Latest news
Up next|In case you missed it|Editors' picks|Top stories|Keep reading|Don't miss|Popular
More like this|From our partners|What others are reading|Further reading"""
LEADS = """Read more:|READ MORE:|Related:|See also:|Also read:|More:|ALSO READ|Watch:|Recommended:
Don't miss:|More on this:|READ:|Further reading:|IN PICTURES:|Explainer:|Background:"""
PITCHES = """Sign up for our daily newsletter and get the morning's news in your inbox.
Get the week's best stories from the harbour, free every Friday.
Subscribe to support local journalism in the valley.
Enjoying this article? Subscribe to our newsletter for more.
Download our app and never miss a ferry again.
Follow us on Facebook and Twitter for more news from the coast.
To get alerts for breaking news, register for free below.
Like what you read? Become a member today.
Join thousands of readers who start their day with our briefing.
Our reporters work hard to bring you the news. Help us to go on doing so.
Enter your email to receive a summary of the council's decisions once a week.
This story is free to read because readers like you pay for it.
You can unsubscribe at any time. By signing up you agree to our terms and our privacy policy.
Want more stories like this one? Our weekend letter has them.
Have you seen something we should know about? Write to our newsroom.
Listen to this week's episode of our podcast on farming and the sea.
Text us your photographs of the flood and we may print them.
Support independent news from the islands with a small gift.
We asked readers what they think. Have your say in the comments below.
Get a free guide to the best walks of the region when you sign up.
Book your place now: only a few seats are left for our spring evening.
Save half on a year of unlimited reading. Offer ends on Sunday."""
NOTICES = """We and our partners store information on a device, such as unique identifiers in
cookies, to process personal data.
You can accept or manage your choices at any time, including your right to object where
legitimate interest is used.
These choices will be signalled to our partners and will not affect browsing data.
We use cookies to make this site work and to understand how it is used.
Some features of this site need scripts that your browser does not allow.
This site uses cookies. By going on you accept our use of them.
Your session has ended. Please sign in again to go on reading.
Notifications can be managed in the settings of your browser."""
LEGAL = """All rights reserved. No part of this site may be reproduced without written permission.
The Ferry Post is published by Harbour Press Ltd, registered in the port town under number 40817.
We are a member of the press council and follow its code. If you think that we have not met it,
please contact the editor.
The content of other sites that we link to is not ours, and we do not answer for it.
This site is protected by a captcha, and the terms of its provider apply.
When you buy through links on our site, we may earn a commission.
Opinions in letters and columns are those of their authors and not of this paper.
Quotes are delayed by at least fifteen minutes. Market data are given without warranty.
Address: 4 Quay Street, Port Ellery. Telephone 555 0100. Open on weekdays from nine to five.
Part of the Harbour Press network of local papers, founded when the first pier was built.
Your privacy matters to us. Read how we use what you tell us, and how to have it deleted.
Photographs are by our own staff unless another source is named beside them."""
BIO = """{name} covers the town council and the harbour for this paper.
{name} is a reporter who writes about farming, weather and the sea. Write to {first} at the
newsroom.
{name} has been a gardener for twenty years and now writes about it.
{name} is the author of two books on bridges and lives near the lake.
About the author: {name} joined the paper after ten years on the ferries.
{name} is a senior editor. Follow {first} on Twitter for more.
{name} writes recipes and takes the pictures too. When not cooking, {first} rows."""
CREDITS = """Photo: {name}|Photograph: {name}/Harbour Press|{name}/Coast Pictures|(Photo by {name})
Image: {name}|Credit: {name}|Picture by {name}|Foto: {name}|©{name}|Courtesy of the museum
File photo|{name} / Valley Images|Illustration: {name}|Source: Harbour office"""
BYLINES = """By {name}|{name}|Written by {name}|By {name} and {other}|{name}, Staff Writer
Von {name}
{name} | Harbour reporter|By {name} for the Ferry Post|Par {name}|by {name}, {other}|Staff reporter
Reporting by {name}|Posted by {name}|Text: {name}"""
DATES = """{day} {month} {year}|{month} {day}, {year}|{day}.{number}.{year}|{year}-{number}-{day}
Published {day} {month} {year}, 10:{day}|Updated {month} {day}, {year} at 4:{day} p.m.
{day} hours ago
Posted on {month} {day}, {year}|Last modified: {day}/{number}/{year}|{day} min read|{month} {day}
Published: {day} {month} {year} | Updated: {day} {month} {year}"""
HOURS = """{day}:{day}|{number}:{day}pm|{number}.{day}am|{number}:{day}PM|{day}:{number} GMT
{day} min ago|{number}h ago|{day} minutes|{number} hours ago
{month} {day}, {number}:{day} p.m."""
LABELS = """Step|STEP|Part|Tip|No.|#|Stage|Week|Day"""
MONTHS = "January February March April May June July August September October November December"
FIRST = (
    "Ada Bram Clara Dov Edda Finn Greta Hugo Ines Jonas Kira Lars Mira Nils Olga Pavel Rosa Sven"
)
LAST = """Abery Brandt Corvin Dahl Ellery Farrow Gossard Hallam Ivers Jansen Kestrel Lindqvist Marsh
Norwood Oakes Pell Quill Rowan Stroud Tarn Underhill Vale Winter Yarrow"""
SITES = """The Ferry Post|Valley Gazette|Harbour Times|The Orchard Review|Coast & Country
Lake Observer|Port Ellery News|The Rowing Journal|Hilltop Kitchen|Notes from the Shed"""
HEADINGS = """What happens next|Background|The numbers|Why it matters|How it works|What we know
Method|Before you start|Step 1: Prepare|Step 2: Mix|Frequently asked questions|Final thoughts
Ingredients|The verdict|Pros and cons|Conclusion|A long road|Mixed reactions|Who is affected?
What the council says|Other options|Cost and time|Tools you need|Results|The best for beginners
1. Start early|2. Keep it simple|3. Ask for help|Overview|Example|Summary|Notes|Key dates|Tips"""
INGREDIENTS = """2 cups flour|1 tsp salt|3 eggs|half a cup of butter, melted|200 g plums, halved
1 tbsp honey|a pinch of nutmeg|4 apples, peeled and sliced|100 ml milk|2 lemons, zest and juice
1 onion, chopped|500 g potatoes|olive oil, for frying|salt and pepper|1 bunch of parsley
6 tomatoes|2 cloves of garlic, crushed|1 litre of stock|a handful of oats"""
STEPS = """Heat the oven and butter a deep tin.
Mix the flour with the salt and set it aside.
Stir until it is smooth, then let it rest for an hour in a cool place.
Turn off the water before you open the pipe.
Cut the branches just above a bud, at a slant.
Sand the hull, wipe it clean, and give it two thin coats.
Check the tide table and tell someone when you will be back.
Pour it in and bake until the top is brown, about forty minutes.
Save the file and start the program again.
Measure twice, mark the line, and cut on the outer side of it.
Loosen the screws on both sides and lift the cover.
Rinse well. Dry with a cloth.
Choose the folder that holds your pictures and press the button."""
CELLS = """Harbour RC|Lake Town|Valley United|Port Ellery|Hilltop|Island Rovers|Mill End|East Quay
Monday|Tuesday|Wednesday|North ward|South ward|Old bridge|Weight|Height|Price|Battery|Colour|Length
Yes|No|Good|Fair|Total|Average|Oats|Barley|Wheat|Plums|Morning|Evening|Winner|Runner-up"""
CODE = """open the gate(keeper, "north")
for boat in harbour: count = count + 1
set speed = 4
if tide < 2 then wait
print(total)
return ferries[0]"""
QUESTIONS = """How long does it take?|Who can take part?|What does it cost?|Can I do it alone?
Where do I find the form?|When is the next meeting?|Is it safe for children?|Why did it fail?"""
FORMS = """Search|Your name|Email address|Send|Submit|Name|Password|Remember me|Forgot password?
Accept all|Reject all|Manage choices|Close|OK|Got it|Learn more|Skip to content|Toggle menu
Back to top|Load more|Show all|Next|Previous|View all|Advertisement|Sponsored|Loading...|0:00
Play video|Open gallery|1 / 12|Post a comment|Log in to reply|Reply|Report|Like|Sort by newest"""


def lines(text: str) -> tuple[str, ...]:
    """Return the phrases of a block: a line each, or set apart by bars in blocks that have them."""
    if "\n" in text and "|" not in text:
        return _sentences(text)
    return tuple(part.strip() for part in text.replace("\n", "|").split("|"))


def _sentences(text: str) -> tuple[str, ...]:
    """Return a phrase for each line; one that ends in no stop goes on with the next."""
    found: list[str] = []
    for line in text.split("\n"):
        if found and found[-1][-1] not in ".?!":
            found[-1] += " " + line
        else:
            found.append(line)
    return tuple(found)
