"""Small invented articles in the styles of different houses."""

AGENCY = """Minister says talks will go on through winter

KYIV, April 7 (Reuters) - The talks on grain will go on through winter, Minister Ana Kovel said on Sunday.

"We are not leaving the table," Kovel told reporters in Kyiv.

Traders in Odesa said they expected no change in prices before May.

(Reporting by Jonas Weber in Kyiv and Mara Stone in London; Editing by Tom Pike)

Our Standards: The Thomson Reuters Trust Principles.
"""

BROADCASTER = """Flood wall holds as river peaks | BBC News

Published
7 April 2024

By Sarah Lind
BBC News, Cardiff

A flood wall finished last month held back the river overnight, the council leader said.

"It was close," said Owen Parry, who leads the council.

Image source, Getty Images
Image caption, Sandbags on the quay on Saturday

What happens next?

Engineers will check the wall on Monday, according to the council.

Related Topics
Wales
Flooding

© 2024 BBC. The BBC is not responsible for the content of external sites.
"""

RELEASE = """FOR IMMEDIATE RELEASE

Northwind opens plant in Gdańsk

GDAŃSK, Poland, May 14, 2024 /PRNewswire/ -- Northwind Energy today opened its first plant on the Baltic coast.

"This plant will employ four hundred people," said Chief Executive Maria Holm.

About Northwind

Northwind Energy makes rotor blades. It was founded in 1998 and employs 3,000 people.

Media contact:
Piotr Nowak
press@northwind.example

###
"""

BLOG = """# Why the bridge will not reopen this year

*By Jane Doe* | March 3rd, 2023 | 6 min read

The bridge will stay shut. "We found rust where we expected steel," the chief engineer told me.

## What they found

Divers went down twice in February and came back with samples.

## What it costs

"Nobody knows," says the mayor.

Subscribe to my newsletter to get posts like this in your inbox!
"""

BROADSHEET = """Prime minister rules out snap election

Minister says the vote will be held in autumn as planned, despite calls from her own party

Eleni Vasiliou in Athens
Sun 7 Apr 2024 16.10 BST

The prime minister has ruled out a snap election, her spokesperson said on Sunday.

"There will be no vote before the autumn," he told the state broadcaster.

Photograph: Petros Giannakouris/AP

Opposition leaders called the decision “cowardly”.
"""

ARCHIVE = """Title: Port strike enters second week
Author: Liam O'Connor
Date: 2022-11-05
Source: The Irish Times

Dockers at the port voted on Friday to stay out, their union said.

"We have had no offer," said its secretary, Nora Byrne.
"""

TIGHT = """Strike at port enters second week
Dockers voted on Friday to stay out for another week, their union said.
"We have had no offer," said its secretary.
Employers call for talks
The port's owner said it was ready to talk "at any hour".
Ships have been sent to Cork.
"""

NETWORK = """LIVE
Storm nears coast as thousands leave
April 5, 2024, 9:15 PM EDT / Updated April 6, 2024, 1:02 AM EDT
By Dana Cole, Luis Ortega and The Associated Press
Thousands left their homes on Friday as a storm neared the coast, officials said.
"If you are told to go, go," the governor said at a news conference.
Recommended
WEATHER
Why storms are getting slower
WEATHER
Five things to pack
The storm was 200 miles out at midnight, the weather service said.
"We have seen worse," said Bill Hart, who stayed behind in his diner.
Dana Cole
Dana Cole is a reporter for NBC News based in Miami.
"""

TRANSCRIPT = """Full transcript: the mayor's interview

MODERATOR: Good evening. Will you run again?

MAYOR: I will decide in May.

MODERATOR: Why May?

MAYOR: Because my daughter's exams are over then.
"""

VOX_POP = """What people in the square say

Anna Berg, 34, teacher
"I came for the music."

Tomas Lund, 51, carpenter
"I have not voted since 2010 and I won't start now."

Photo: Eva Storm
"""

PRINT = """Rebels Say Truce Is Over
By JOHN MARSH and ANNE P. SILVER
JUNE 12, 2015

CAIRO — The rebels said on Thursday that the truce was over, and "no one should be surprised".

The government did not comment.

Anne P. Silver contributed reporting from Geneva.

A version of this article appears in print on June 13, 2015, on Page A4 of the New York edition.
"""

LOCAL = """Council votes to keep library open

The council voted 9-4 to keep the library open on Tuesday night.

Support independent local news: become a member today for $5 a month and help us keep our reporting free.

"This is the heart of the town," said librarian Ruth Ames.

Read more: Library's roof to be mended

The vote ends a year of argument.
"""

TRAPS = """Actor's film opens festival

The film opened the festival on Friday, with a photo: that is all she asked for, the director said.

"Video games are art," he said. "Read more books," she replied.

Copyright law was the panel's theme, and the minister said it would change.

Follow the money, the prosecutor told the court.

A Reuters/Ipsos poll found that most readers would rather subscribe to nothing, according to the panel.

Related charges were dropped in May, her lawyer said.

Jane Roe is a reporter who was held for two years in Minsk.

"Support us or join us," the union's leader told our reporter. "A month is all we have."
"""

UNTITLED = (
    "The president said on Monday that he would not sign the bill in its present form, and that he had told its "
    'authors so twice in the past week. "They know my mind," he added, before leaving for a week of holidays.\n\n'
    "The bill's authors said they had heard nothing."
)

NEWS = (AGENCY, BROADCASTER, RELEASE, BLOG, BROADSHEET, ARCHIVE, TIGHT, NETWORK, PRINT, LOCAL)
EVERY = (*NEWS, TRANSCRIPT, VOX_POP, TRAPS)
