/// Bytes that are not the stored form of a shape: `concordat check` names the record.
package struct DamagedShape: Error {}
