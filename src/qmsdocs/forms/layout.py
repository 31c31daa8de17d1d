"""What the law leaves open, chosen once: the places and sizes that no decree gives a number for.

Lengths are in millimetres, sizes and spaces in points.
"""

#: How far the page number stands from the edge: in the middle of the margin.
HEADER_FROM_EDGE = 10.0
FOOTER_FROM_EDGE = 10.0

#: The right column of the head: Quốc hiệu is 87.7 mm wide at 12 pt and 95.0 mm at 13 pt; the longest
#: line below it, a date in Thành phố Hồ Chí Minh, is 98.7 mm at 13 pt and 106.3 mm at 14 pt.
HEAD_RIGHT = {12: 99.0, 13: 107.0}
#: The rule under the issuer as Word shows it in the template; the paper gets a measured one.
TEMPLATE_RULE = 25.0
#: The size of the line that carries a drawn rule: small, so that the rule sits close to its text.
RULE_SIZE = 3.0
RULE_BEFORE = 2.5
RULE_AFTER = 6.0

#: The rule under `(Kèm theo …)`, for which the decree states no length; as long as its forms draw it.
ATTACHED_RULE = 30.0

#: Space above the tên loại, around the authority line and `QUYẾT ĐỊNH:`.
TITLE_BEFORE = 18.0
SUBJECT_RULE_AFTER = 12.0
RESOLUTION_AROUND = 6.0
#: Space above the Kính gửi line and below its last line.
TO_AROUND = 12.0
#: Where `Kính gửi:` begins when several bodies follow on lines of their own, as in Mẫu 1.5.
TO_LEFT = 30.0

#: The signing block takes the right half and a little more: the longest posts fit on one line.
SIGNATURE_LEFT = 72.0
SIGNATURE_BEFORE = 10.0
#: `Nơi nhận:` is smaller than the post beside it: this much lower, the two stand on one line.
RECIPIENTS_LOWER = 2.0
#: Room for the signature and the seal, which is 36 mm across and covers a third of the signature.
SIGNATURE_ROOM = 76.0
#: Less room for those who sign beside others in a table, without a seal.
SIGN_ROOM = 60.0

#: Text in tables is a point or two smaller than the body, so that columns of words hold.
TABLE_SMALLER = 1
TABLE_PADDING = 1.5
#: No column is narrower than two digits with their padding, nor than a word of its head and a hair.
TABLE_LEAST = 10.0
TABLE_SLACK = 0.5
CELL_SPACE = 2.0
#: So many rows after a loop are its sums and stay with its last row; more are rows of their own.
MOST_SUMS = 3
#: Space above a heading, besides the space below every paragraph.
HEADING_BEFORE = 6.0
#: Space above a picture; below it the drawing brings its own.
PICTURE_AROUND = 6.0

#: The cover of a controlled document: heights of its parts, sizes of its lines.
COVER_TOP = 42.0
LOGO_HEIGHT = 22.0
COVER_PADDING = 6.0
COVER_MIDDLE = 126.0
COVER_STANDARD_SIZE = 15.0
COVER_STANDARD_AFTER = 30.0
COVER_TITLE_SIZE = 22.0
COVER_TITLE_AFTER = 42.0
COVER_FACTS_LEFT = 52.0
COVER_FACTS_AFTER = 3.0
#: The sign-off table: first column with the words, height of the row for the signatures.
SIGN_OFF_FIRST = 27.0
SIGN_OFF_HEIGHT = 24.0
#: The running head of a controlled document: agency, title, code and page.
RUNNING_WIDTHS = (0.28, 0.43, 0.29)
RUNNING_SIZE = 11.0
RUNNING_TITLE_SIZE = 12.0
RUNNING_SPACE = 1.0
#: Word wants a paragraph after a table in a header: it is all but invisible and parts it from the text.
RUNNING_END_SIZE = 1.0
RUNNING_AFTER = 10.0
#: Space around the title of a table of the form.
TABLE_TITLE_AROUND = 6.0
#: The change table: edition, date, place, summary.
CHANGE_WIDTHS = (0.13, 0.17, 0.25, 0.45)
#: A policy hangs on the wall: its slogan and title are read from a step away.
SLOGAN_SIZE = 18.0
SLOGAN_AROUND = 12.0
POSTER_TITLE_SIZE = 20.0
POSTER_TITLE_BEFORE = 12.0
POSTER_TITLE_AFTER = 6.0
#: The head of a form: agency left, code right.
FORM_HEAD_RIGHT = 60.0
