/set mode mine normal -command
/set format mine display "<{name}|{type}|{value}|{action}>{post}" varinit,expression-added-primary
/set format mine action "made" added
/set format mine pre ">> "
/set feedback mine
int x = 3
"text"
x
void f() { }
void f() { g(); }
f()
class A { }
/set format mine errorpre "!! "
undefined
/set format mine display
/set format mine action
/set format mine nothing
/set format mine display "{name}
/set format mine display bare
/set format mine display "{name}" bad
/set format mine display "{name}" added-class-modified
/set format mine display "{name}" added,class
/set format mine 'quoted' "{name}"
/set format normal display "{name}"
/set format zzz
/set format mine display "%1$s %% {name}%n" varvalue
x
/set feedback normal
/set format silent
