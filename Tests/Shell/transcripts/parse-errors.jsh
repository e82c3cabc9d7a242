case 1:
}
)
]
3 +* 4
class { }
int x = ;
1 2
return 3;
return;
break;
continue;
foo(
)
@
interface
Q { }
