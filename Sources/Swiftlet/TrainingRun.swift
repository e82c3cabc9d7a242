// SPDX-License-Identifier: Apache-2.0
import Runtime

extension StartupImages {
    /// Runs a program to its end, and says which classes it used; nil if it did not end well.
    public static func trainingRun(
        _ options: MachineOptions, _ program: MainProgram, arguments: [String]
    ) throws(MachineError) -> [TrainedClass]? {
        let machine = try VirtualMachine.create(options, image: .off)
        guard try machine.run(program, arguments: arguments) == 0 else { return nil }
        defer { machine.destroy() }
        do throws(AttachError<Never>) {
            return try machine.withAttachedThread { _ in machine.trainedClasses() }
        } catch { throw MachineError("Cannot look at the classes: \(error)") }
    }

    /// Classes of the class library that most programs use: those that a small program of a class path did. None if there is no
    /// place for its class files.
    static func commonClasses(_ given: MachineOptions) throws(MachineError) -> [TrainedClass] {
        guard let folder = try TrainingFolder(javaHome: given.javaHome) else { return [] }
        defer { folder.remove() }
        var options = given
        options.classPath = folder.path
        let program = MainProgram.className("swiftlet.internal.StartupTraining")
        let classes = try trainingRun(options, program, arguments: [folder.path]) ?? []
        return classes.filter { $0.loader == .boot }
    }
}
