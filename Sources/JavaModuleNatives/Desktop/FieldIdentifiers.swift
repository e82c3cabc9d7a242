// SPDX-License-Identifier: Apache-2.0
import Runtime

/// `initIDs` of java.desktop: C code looks fields up there. Without C code there is nothing to look up, and classes of
/// java.awt can be initialized by programs that draw nothing.
enum FieldIdentifierNatives {
    static let classes: [String] = [
        "java/awt/AWTEvent", "java/awt/Checkbox", "java/awt/CheckboxMenuItem", "java/awt/Choice",
        "java/awt/Component", "java/awt/Container", "java/awt/Cursor", "java/awt/Dialog", "java/awt/Dimension",
        "java/awt/Event", "java/awt/Font", "java/awt/FontMetrics", "java/awt/Frame", "java/awt/Insets",
        "java/awt/Label", "java/awt/Menu", "java/awt/MenuBar", "java/awt/MenuItem", "java/awt/ScrollPane",
        "java/awt/ScrollPaneAdjustable", "java/awt/Scrollbar", "java/awt/TextArea", "java/awt/Toolkit",
        "java/awt/TrayIcon", "java/awt/Window", "java/awt/event/InputEvent", "java/awt/event/KeyEvent",
        "java/awt/event/MouseEvent", "java/awt/image/BufferedImage", "java/awt/image/ColorModel",
        "java/awt/image/IndexColorModel", "java/awt/image/Kernel", "java/awt/image/Raster",
        "java/awt/image/SampleModel", "java/awt/image/SinglePixelPackedSampleModel",
        "sun/awt/image/ByteComponentRaster", "sun/awt/image/BytePackedRaster", "sun/awt/image/GifImageDecoder",
        "sun/awt/image/ImageRepresentation", "sun/awt/image/IntegerComponentRaster",
        "sun/awt/image/ShortComponentRaster", "sun/java2d/Disposer", "sun/java2d/pipe/Region",
    ]

    static func bind(_ binder: NativeBinder) {
        binder.ignore("initIDs")
    }
}
