import CZlib

/// Unpacks one entry of an archive piece by piece, so that a small file cannot fill the memory.
final class Inflater {
  private static let pieceSize = 64 << 10
  /// The most bytes of a part once it is unpacked, 1 GiB: two million rows of 500 characters.
  static let mostBytes = 1 << 30

  private let entry: ZipArchive.Entry
  private var packed: ArraySlice<UInt8>
  private var stream = z_stream()
  private var isBegun = false
  private var isAtEnd = false
  private var size = 0
  private var crc: UInt = 0

  init(_ entry: ZipArchive.Entry, in archive: ZipArchive) throws(SpreadsheetError) {
    guard entry.size <= Inflater.mostBytes else {
      throw SpreadsheetError("A part of the workbook is larger than 1 GiB; save it as CSV.")
    }
    (self.entry, packed) = (entry, try archive.packed(entry))
  }

  deinit { if isBegun { inflateEnd(&stream) } }

  /// The next unpacked bytes; nil after the last, once they were those that were packed.
  func next() throws(SpreadsheetError) -> [UInt8]? {
    guard !isAtEnd else { return nil }
    let piece = entry.isDeflated ? try inflated() : stored()
    size += piece.count
    crc = crc32(crc, piece, UInt32(piece.count))
    guard size <= entry.size else { throw ZipArchive.damaged }
    guard isAtEnd else { return piece }
    guard size == entry.size, UInt32(truncatingIfNeeded: crc) == entry.crc else {
      throw ZipArchive.damaged
    }
    return piece.isEmpty ? nil : piece
  }

  private func stored() -> [UInt8] {
    let piece = Array(packed.prefix(Inflater.pieceSize))
    packed = packed.dropFirst(piece.count)
    isAtEnd = packed.isEmpty
    return piece
  }

  private func inflated() throws(SpreadsheetError) -> [UInt8] {
    if !isBegun {
      // Negative: the bytes have no header of zlib's (zlib.h, inflateInit2).
      let status = inflateInit2_(
        &stream, -MAX_WBITS, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
      guard status == Z_OK else { throw ZipArchive.damaged }
      isBegun = true
    }
    var status = Z_OK
    var used = 0
    let piece = [UInt8](unsafeUninitializedCapacity: Inflater.pieceSize) { buffer, count in
      packed.withUnsafeBufferPointer { input in
        // zlib reads from next_in and never writes there (zlib.h).
        stream.next_in = UnsafeMutablePointer(mutating: input.baseAddress)
        stream.avail_in = UInt32(input.count)
        stream.next_out = buffer.baseAddress
        stream.avail_out = UInt32(buffer.count)
        status = inflate(&stream, Z_NO_FLUSH)
        used = input.count - Int(stream.avail_in)
        count = buffer.count - Int(stream.avail_out)
      }
    }
    packed = packed.dropFirst(used)
    isAtEnd = status == Z_STREAM_END
    // Neither the end nor any progress: the rest is missing or is none that zlib knows.
    guard isAtEnd || (status == Z_OK && (used > 0 || !piece.isEmpty)) else {
      throw ZipArchive.damaged
    }
    return piece
  }
}
