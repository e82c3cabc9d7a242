/env
1
