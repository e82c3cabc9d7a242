Pattern.compile("a+").matcher("aaa").matches()
LocalDate.of(2025, 1, 2)
AtomicInteger ai = new AtomicInteger(3)
import java.util.concurrent.atomic.*
AtomicInteger aj = new AtomicInteger(4)
aj.incrementAndGet()
sqrt(4)
import static java.lang.Math.*
sqrt(4)
import java.sql.Date
import java.util.zip.CRC32;
new CRC32().getValue()
java.awt.Point pt = null
import module java.logging
Level.INFO
/exit
