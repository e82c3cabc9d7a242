// SPDX-License-Identifier: Apache-2.0
import Swiftlet

extension AssertionSettings {
    /// `-ea`, `-da`, `-esa`, `-dsa` with their long forms; false if the word is none of them.
    mutating func take(_ word: String) -> Bool {
        switch word {
        case "-esa", "-enablesystemassertions": systemDefault = true
        case "-dsa", "-disablesystemassertions": systemDefault = false
        default:
            for (name, isEnabled) in [
                ("-ea", true), ("-enableassertions", true), ("-da", false), ("-disableassertions", false),
            ] where word == name || word.hasPrefix(name + ":") {
                add(String(word.dropFirst(name.count + 1)), isEnabled, isDefault: word == name)
                return true
            }
            return false
        }
        return true
    }

    /// `pkg...` is a package and all below it, `...` the unnamed package, anything else a class.
    private mutating func add(_ name: String, _ isEnabled: Bool, isDefault: Bool) {
        if isDefault {
            applicationDefault = isEnabled
        } else if name.hasSuffix("...") {
            packages.append((String(name.dropLast(3)), isEnabled))
        } else {
            classes.append((name, isEnabled))
        }
    }
}
