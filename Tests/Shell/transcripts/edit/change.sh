sed -i 's/return 1/return 2/; s/= 5/= 6/' "$1"
