/// Thrown for bytes that are not the stored form of a shape; `concordat check` finds the record.
package struct DamagedShape: Error {}
