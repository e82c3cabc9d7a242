// SPDX-License-Identifier: Apache-2.0
import ObjectModel

/// A class that a training run loaded, and what it used of it.
public struct TrainedClass: Sendable {
    package enum Loader: Sendable { case boot, application }

    package let loader: Loader
    /// Internal form.
    package let name: String
    package let isLinked: Bool
    /// Of the class's methods, those that were called: their bytecode is decoded ahead.
    package let calledMethods: [Int]
}

// An application's image has its classes loaded, linked and decoded, not initialized: a program sees every static initializer run
// in the order and at the time it always does.

extension VirtualMachine {
    /// The classes that the boot and the application loader have defined, in order. Hidden classes are made at run time anyway. In VM
    /// state; runs no Java.
    package func trainedClasses() -> [TrainedClass] {
        var found: [TrainedClass] = []
        for (kind, loader) in builtinLoaders() {
            for ref in loader.definedClasses {
                let metadata = space[ref]
                if metadata.isArray || metadata.isPrimitive || metadata.isHidden { continue }
                let methods = space.methods(metadata).indices.filter { index in
                    let method = space.methods(metadata).baseAddress! + index
                    return !method.isNative && method.pointee.cellCount > 0
                }
                found.append(
                    TrainedClass(
                        loader: kind, name: symbols.string(metadata.pointee.name),
                        isLinked: metadata.state >= SwiftletStateLinked, calledMethods: methods))
            }
        }
        return found
    }

    /// Loads, links and decodes what a training run used. Classes that this machine does not find or accept are left out.
    package func prepare(_ classes: [TrainedClass], _ thread: Thread) throws(JavaThrow) {
        let loaders = Dictionary(uniqueKeysWithValues: builtinLoaders())
        for trained in classes {
            guard let loader = loaders[trained.loader] else { continue }
            do throws(JavaThrow) {
                let metadata = try loadClass(intern(trained.name), loader, thread)
                guard trained.isLinked else { continue }
                try link(metadata, thread)
                let count = space.methods(metadata).count
                for index in trained.calledMethods where index < count {
                    let method = space.methods(metadata).baseAddress! + index
                    if !method.isNative, !method.isAbstract { try prepare(method, thread) }
                }
            } catch {
                thread.clearException()
            }
        }
        try closeClassPath(thread)
        forgetCounters()
    }

    private func builtinLoaders() -> [(TrainedClass.Loader, ClassLoaderData)] {
        var found: [(TrainedClass.Loader, ClassLoaderData)] = [(.boot, loaders.boot)]
        if let object = applicationLoader() {
            let index = space.load(object, fields.loaderData, as: UInt32.self)
            if index != 0 { found.append((.application, loaders[index])) }
        }
        return found
    }

    /// The java.lang.ClassLoader of the class path; nil before boot has made it.
    func applicationLoader() -> Reference? {
        guard let holderName = symbols.lookup("jdk/internal/loader/ClassLoaders"),
            let holder = loaders.boot.lookup(holderName), let fieldName = symbols.lookup("APP_LOADER")
        else { return nil }
        for field in space.fields(space[holder]) where field.name == fieldName {
            let object = space.loadReference(space[holder].pointee.mirror, Int(field.offset))
            return object.isNull ? nil : object
        }
        return nil
    }

    /// Closes the jars that the application loader has opened, whose descriptors are this process's. Machines that start from
    /// the image get a class path of their own.
    private func closeClassPath(_ thread: Thread) throws(JavaThrow) {
        guard let loader = applicationLoader() else { return }
        let path = thread.handle(space.loadReference(loader, try classPathOffset(thread)))
        if path.isNull { return }
        let close = try virtualMethod(
            path, intern("closeLoaders" as StaticString), intern("()Ljava/util/List;" as StaticString), thread)
        try thread.call(close, [.handle(path)])
        if let loader = applicationLoader() { space.storeReference(loader, try classPathOffset(thread), .null) }
    }

    /// Where a built-in loader keeps its URLClassPath.
    func classPathOffset(_ thread: Thread) throws(JavaThrow) -> Int {
        let holder = try bootClass("jdk/internal/loader/BuiltinClassLoader", thread)
        return offset(holder, "ucp", "Ljdk/internal/loader/URLClassPath;")
    }
}
