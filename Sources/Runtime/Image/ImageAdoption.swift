// SPDX-License-Identifier: Apache-2.0
import ObjectModel

// How the tables of a machine come out of an image.

extension StartupImage {
    func symbolTable(_ space: AddressSpace, _ pool: MetadataPool) throws(ImageFailure) -> SymbolTable {
        let memory = try mapTable(.symbols)
        return SymbolTable(
            space: space, arena: MetadataArena(pool: pool, saved: state.symbolArena),
            mapped: memory.baseAddress!.assumingMemoryBound(to: UInt32.self), capacity: memory.count / 4,
            count: state.symbolCount)
    }

    func stringTable(_ space: AddressSpace) throws(ImageFailure) -> StringTable {
        StringTable(space: space, mapped: try mapTable(.strings), occupied: state.stringCount)
    }

    func loaderRegistry(_ pool: MetadataPool, _ globals: GlobalHandles) -> ClassLoaderRegistry {
        var loaders: [ClassLoaderData] = []
        for (index, loader) in state.loaders.enumerated() {
            loaders.append(
                ClassLoaderData(
                    index: UInt32(index), pool: pool, saved: loader.saved,
                    object: loader.object.isNull ? nil : globals.make(loader.object)))
        }
        return ClassLoaderRegistry(boot: loaders[0], others: Array(loaders.dropFirst()))
    }
}

extension VirtualMachine {
    /// The rest of what an image holds, once the memory is there.
    func adopt(_ startupImage: StartupImage) throws(MachineError) {
        let saved = startupImage.state
        guard let classes = KnownClasses(offsets: saved.classes, in: space) else {
            throw MachineError("The start-up image is damaged")
        }
        self.classes = classes
        fields = saved.fields
        for (field, offset) in saved.injectedOffsets { injected(field, at: offset) }
        var modules: [ModuleRegistry.Module?] = []
        for (module, object) in zip(saved.modules, saved.moduleObjects) {
            var module = module
            module?.object = globals.make(object)
            modules.append(module)
        }
        self.modules.adopt(
            modules,
            bootUnnamed: saved.bootUnnamedModule.isNull ? nil : globals.make(saved.bootUnnamedModule))
        preallocatedOutOfMemory = globals.make(saved.outOfMemory)
        mainThreadGroup = globals.make(saved.mainThreadGroup)
    }
}
