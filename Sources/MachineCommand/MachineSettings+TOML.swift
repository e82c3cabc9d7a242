// SPDX-License-Identifier: Apache-2.0

// Settings as machine.toml has them. Where Firecracker has a name for a thing, it is used.

extension MachineSettings {
    var document: TOMLDocument {
        var result = TOMLDocument()
        result["mem_size_mib"] = .integer(memorySize >> 20)
        if processors > 0 { result["vcpu_count"] = .integer(processors) }
        result["program"] = .strings(program)
        if !readable.isEmpty { result["grant_read"] = .strings(readable) }
        if !writable.isEmpty { result["grant_write"] = .strings(writable) }
        if !connect.isEmpty { result["grant_connect"] = .strings(connect) }
        if !listen.isEmpty { result["grant_listen"] = .strings(listen.map { "\($0)" }) }
        if !environment.isEmpty { result["environment"] = .strings(environment) }
        if !channels.isEmpty { result["channels"] = .strings(channels) }
        if let timeLimit { result["time_limit_seconds"] = .integer(Int(clamping: timeLimit)) }
        if let guestImage { result["guest_image"] = .string(guestImage) }
        if let workingDirectory { result["working_directory"] = .string(workingDirectory) }
        return result
    }

    init(document: TOMLDocument) throws(CommandFailure) {
        self.init()
        for (key, value) in document.entries { try take(key: key, value) }
    }

    /// One line of machine.toml, or of `vm set`. Limits are those of the command line.
    mutating func take(key: String, _ value: TOMLDocument.Value) throws(CommandFailure) {
        switch (key, value) {
        case ("mem_size_mib", .integer(let number)): try take("--memory", "\(number)M")
        case ("vcpu_count", .integer(let number)): try take("--vcpus", "\(number)")
        case ("program", .strings(let words)): program = words
        case ("grant_read", .strings(let paths)): readable = paths
        case ("grant_write", .strings(let paths)): writable = paths
        case ("grant_connect", .strings(let places)):
            connect = []
            for place in places { try take("--grant-connect", place) }
        case ("grant_listen", .strings(let ports)):
            listen = []
            for port in ports { try take("--grant-listen", port) }
        case ("environment", .strings(let definitions)):
            environment = []
            for definition in definitions { try take("--env", definition) }
        case ("channels", .strings(let names)):
            channels = []
            for name in names { try take("--channel", name) }
        case ("time_limit_seconds", .integer(let number)): try take("--time-limit", "\(number)")
        case ("guest_image", .string(let path)): guestImage = path
        case ("working_directory", .string(let path)): workingDirectory = path
        default: throw .failure("machine.toml: \(key) is unknown, or its value of the wrong kind")
        }
    }

    /// As JSON, under the names of machine.toml.
    var json: JSONText {
        .object(
            document.entries.map { key, value in
                switch value {
                case .string(let text): (key, .string(text))
                case .integer(let number): (key, .number(number))
                case .boolean(let isTrue): (key, .boolean(isTrue))
                case .strings(let texts): (key, .array(texts.map { .string($0) }))
                }
            })
    }
}
