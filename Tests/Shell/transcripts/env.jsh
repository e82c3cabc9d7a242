/env
int before = 5
/env --class-path .
/env
before
new Thing().answer()
/env -class-path nowhere
/env -class-path note.txt
/env --add-exports java.base/sun.security.util
sun.security.util.Debug.class
/env -add-modules
/env --unknown x
/env -q
/env -class-path . -class-path .
/env stray
before = 6
/reset -class-path .
before
/reset -wrong
/reload -wrong
/reset stray words
