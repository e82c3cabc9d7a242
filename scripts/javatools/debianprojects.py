# SPDX-License-Identifier: Apache-2.0
"""The Debian source packages that are compiled, and what is run of each."""

import re
import shutil
from dataclasses import dataclass, field


@dataclass
class Program:
    """A program to run: its main class and arguments. `{tests}` stands for the folder of compiled tests."""

    name: str
    main: str
    arguments: list = field(default_factory=list)
    needs_tests: bool = False
    stdin: str = ""
    seconds: int = 300
    options: list = field(default_factory=list)


@dataclass
class Project:
    """One source package. Folders are relative to it; `{version}` of a library's name is found by itself."""

    name: str
    package: str
    roots: list
    libraries: list = field(default_factory=list)
    excluded: list = field(default_factory=list)
    test_roots: list = field(default_factory=list)
    test_libraries: list = field(default_factory=list)
    test_excluded: list = field(default_factory=list)
    """Tests that need libraries which Debian does not have."""
    resources: list = field(default_factory=list)
    prepare: object = None
    programs: list = field(default_factory=list)


JUPITER = ["junit-jupiter-api", "junit-jupiter-params", "junit-jupiter-engine", "junit-platform-commons",
           "junit-platform-engine", "junit-platform-launcher", "apiguardian-api", "opentest4j", "univocity-parsers"]
JUNIT = ["junit4", "hamcrest"]
LUCENE = ["lucene-core", "lucene-analyzers-common", "lucene-queryparser", "lucene-sandbox"]

# The binary packages with the libraries.
PACKAGES = ["junit4", "junit5", "libapiguardian-java", "libasm-java", "libchecker-framework-java", "libcommons-io-java",
            "libeasymock-java", "liberror-prone-java", "libgoogle-gson-java", "libhamcrest-java",
            "libjakarta-servlet-api-java", "libjetty9-java", "libjsr305-java", "libjts-java", "liblucene8-java",
            "libobjenesis-java", "libopentest4j-java", "libosgi-compendium-java", "libosgi-core-java",
            "libservlet-api-java", "libslf4j-java", "libunivocity-parsers-java", "libtruth-java", "libguava-java",
            "libosgi-annotation-java"]


def prepare_junit(folder):
    """GetField.get throws ClassNotFoundException since JDK 20, which this release does not know."""
    file = folder / "src/main/java/org/junit/runner/Result.java"
    text = file.read_text(encoding="utf-8")
    signature = "private SerializedForm(ObjectInputStream.GetField fields) throws IOException"
    file.write_text(text.replace(signature + " {", signature + ", ClassNotFoundException {"), encoding="utf-8")


def prepare_jackson(folder):
    """What Maven makes of a template."""
    template = folder / "src/main/java/com/fasterxml/jackson/core/json/PackageVersion.java.in"
    text = template.read_text(encoding="utf-8")
    values = {"package": "com.fasterxml.jackson.core.json", "projectversion": "2.14.1",
              "projectgroupid": "com.fasterxml.jackson.core", "projectartifactid": "jackson-core"}
    for key, value in values.items():
        text = text.replace(f"@{key}@", value)
    template.with_suffix("").write_text(text, encoding="utf-8")


def prepare_hsqldb(folder):
    """What Ant copies: classes that the command line tool has under names of its own."""
    source = folder / "hsqldb/src/org/hsqldb"
    shared = {"libclone": (source / "lib", ("AppendableException", "BasicTextJdkLogFormatter", "FrameworkLogger",
                                            "RefCapablePropertyResourceBundle", "RefCapableRBInterface",
                                            "ValidatingResourceBundle")),
              "utilclone": (source / "util", ("RCData",))}
    for name, (origin, prefixes) in shared.items():
        target = source / "cmdline" / name
        shutil.rmtree(target, ignore_errors=True)
        target.mkdir()
        for file in [f for f in sorted(origin.glob("*.java")) if f.name.startswith(prefixes)]:
            text = file.read_text(encoding="utf-8", errors="surrogateescape")
            text = text.replace(f"org.hsqldb.{origin.name}", f"org.hsqldb.cmdline.{name}")
            text = text.replace("/org/hsqldb/resources/", "/org/hsqldb/cmdline/")
            (target / file.name).write_text(text, encoding="utf-8", errors="surrogateescape")


SHELL = """create table t(id int primary key, name varchar(20));
insert into t select x, 'name' || mod(x * 37, 11) from system_range(1, 200);
select name, count(*), sum(id) from t group by name order by name;
explain select * from t where id between 5 and 9;
select listagg(name, ',') within group (order by id) from t where id < 8;
with recursive f(a, b) as (select 0, 1 union all select b, a + b from f where b < 500) select max(b) from f;
select nothing from t;
quit
"""

SQLTOOL = """create table t(id int generated always as identity, name varchar(20), made date default date '2020-02-03');
insert into t(name) values ('a'), ('b'), ('c');
* x = 5
\\p The variable is *{x}
select id * *{x} as product, name, made from t order by id desc;
select count(*) from information_schema.tables where table_name = 'T';
select * from missing;
\\q
"""

# Its sources have no list of services.
HSQLDB_DRIVER = ["-Djdbc.drivers=org.hsqldb.jdbc.JDBCDriver"]

PROJECTS = [
    Project(
        "lang3", "libcommons-lang3-java", ["src/main/java"],
        test_roots=["src/test/java"], test_libraries=JUPITER + JUNIT + ["easymock", "objenesis", "commons-io", "jsr305"],
        test_excluded=["HashSetvBitSetTest", "StringUtilsContainsTest", "DateFormatUtilsTest", "DateUtilsTest",
                       "FastDateFormatTest", "FastDatePrinterTest", "FastDateFormat_P"],
        programs=[Program("program", "LangProgram"),
                  Program("tests", "RunJupiter", ["{tests}"], needs_tests=True, seconds=900)]),
    Project(
        "junit4", "junit4", ["src/main/java"], ["hamcrest"], test_roots=["src/test/java"],
        resources=["src/main/resources", "src/test/resources"], prepare=prepare_junit,
        programs=[Program("program", "JUnitProgram"),
                  Program("tests", "RunJUnit", ["org.junit.tests.AllTests"], needs_tests=True)]),
    Project(
        "jsoup", "jsoup", ["src/main/java"], ["jsr305"], test_roots=["src/test/java"], resources=["src/main/java",
        "src/test/resources"], test_libraries=JUPITER + ["gson", "jetty9-server", "jetty9-servlet", "jetty9-http",
        "jetty9-util", "jetty9-io", "jetty9-security", "servlet-api"],
        programs=[Program("program", "JsoupProgram"),
                  Program("tests", "RunJupiter", ["{tests}"], needs_tests=True, seconds=600)]),
    Project(
        "jackson", "jackson-core", ["src/main/java"], test_roots=["src/test/java"], test_libraries=JUPITER + JUNIT,
        resources=["src/main/resources", "src/test/resources"], prepare=prepare_jackson,
        programs=[Program("program", "JacksonProgram"),
                  Program("tests", "RunJUnit", ["{tests}"], needs_tests=True, seconds=900)]),
    Project(
        "hsqldb", "hsqldb", ["hsqldb/src"], ["servlet-api"], excluded=["org/hsqldb/test/", "org/hsqldb/util/preprocessor/"],
        resources=["hsqldb/src"], prepare=prepare_hsqldb, test_roots=["hsqldb/src/org/hsqldb/test"],
        test_libraries=JUNIT + ["servlet-api"],
        programs=[Program("program", "DatabaseProgram", ["jdbc:hsqldb:mem:x"], options=HSQLDB_DRIVER),
                  Program("sqltool", "org.hsqldb.cmdline.SqlTool",
                          ["--inlineRc=url=jdbc:hsqldb:mem:y,user=sa,password=", "-"], stdin=SQLTOOL, options=HSQLDB_DRIVER)]),
    Project(
        "h2", "h2database", ["src/main"],
        ["servlet-api", "jakarta-servlet-api", *LUCENE, "jts-core", "osgi.core", "osgi.cmpn", "slf4j-api", "asm"],
        resources=["src/main"],
        programs=[Program("program", "DatabaseProgram", ["jdbc:h2:mem:x"]),
                  Program("shell", "org.h2.tools.Shell", ["-url", "jdbc:h2:mem:y", "-user", "sa"], stdin=SHELL)]),
    Project(
        "guava", "guava-libraries", ["guava/src", "futures/failureaccess/src"],
        ["jsr305", "error_prone_annotations", "checker-qual"],
        programs=[Program("program", "GuavaProgram")]),
    Project(
        "guava-testlib", "guava-libraries", ["guava-testlib/src"],
        ["guava:main", "jsr305", "error_prone_annotations", "checker-qual", "junit4", "hamcrest"],
        test_roots=["guava-testlib/test"], test_libraries=["truth"],
        programs=[Program("tests", "RunJUnit", ["{tests}"], needs_tests=True, seconds=900)]),
]


def named(names):
    """The projects of these names, all if none is given."""
    known = {p.name: p for p in PROJECTS}
    unknown = [n for n in names if n not in known]
    if unknown:
        raise ValueError(f"no project {unknown[0]}; there are {', '.join(known)}")
    return [known[n] for n in names] or PROJECTS


def plain(text):
    """Output without what differs from run to run."""
    # Which method such a test of all methods finds first depends on their order by reflection, which nobody promises.
    text = re.sub(r"\b(?:No|wrong) exception thrown (?:for|from) .*", "exception ...", text)
    # The order of sets that cannot change is another one in each run of a virtual machine.
    text = re.sub(r"\btest-template-invocation:#\d+", "test-template-invocation:#N", text)
    text = re.sub(r"\bObject@[0-9a-f]+|@[0-9a-f]{5,8}\b", "@HASH", text)
    return re.sub(r"\b((?:\d+ rows?|Update count: \d+), )\d+ ms\b", r"\1TIME", text)
