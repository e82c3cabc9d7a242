// nothing here
import java.util.*;
