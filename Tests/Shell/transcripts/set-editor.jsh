/set editor
/set editor vi -wait
/set editor
/set editor -wait emacs -nw
/set editor
/set editor -wait
/set editor -default vi
/set editor -default
/set editor
/set editor -delete
/set indent
/set indent 2
/set indent
/set indent x
/set wrong
/set e
/set f
/set -retain
/set fe
