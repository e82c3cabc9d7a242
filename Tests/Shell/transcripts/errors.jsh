undefined
undefined()
int y = "s"
"text".lenght()
String.valueOf()
new ArrayList<String>().add(1)
import java.nio.file.Nope
import nope.*
1 + 
2
int z = 1 +* 2
break
'ab'
Strin s
if (true) undefinedVariable++;
int f( { }
/exit
