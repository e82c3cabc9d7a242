for words in '' '0' '3' '-1' '256' 'x' 'x = 9' '(byte) 4' 'Integer.valueOf(6)' '"text"' '2L' 'undefined' '1/0' \
    'System.out.println()' 'null'; do
    printf 'int x = 7\n/exit %s\n' "$words" | shell
done
printf '/exit 1 +\n2\n' | shell
printf '/ex 5\n' | shell
printf 'System.exit(4)\n' | shell
