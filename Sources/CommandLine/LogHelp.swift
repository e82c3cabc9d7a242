// SPDX-License-Identifier: Apache-2.0

/// What `-Xlog:help` prints.
enum LogHelp {
    static let text = """
        -Xlog Usage: -Xlog[:[selections][:[output][:[decorators][:output-options]]]]
        \t where 'selections' are combinations of tags and levels of the form tag1[+tag2...][*][=level][,...]

        Available log levels:
         off, trace, debug, info, warning, error

        Log tags with messages in this machine; others are accepted and say nothing:
         gc, class+load
        """
}
