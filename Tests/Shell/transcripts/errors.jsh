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
break
Strin s
if (true) undefinedVariable++;
/exit
