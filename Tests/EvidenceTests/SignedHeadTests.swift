import TestSupport
import Testing

@testable import Evidence

@Suite struct SignedHeadTests {
  /// The first test of RFC 8032 (7.1), as `openssl pkey` writes its keys.
  private let secret = """
    -----BEGIN PRIVATE KEY-----
    MC4CAQAwBQYDK2VwBCIEIJ1hsZ3v/VpguoRK9JLsLMREScVpezJpGXA7rAMcrn9g
    -----END PRIVATE KEY-----

    """
  private let known = """
    -----BEGIN PUBLIC KEY-----
    MCowBQYDK2VwAyEA11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=
    -----END PUBLIC KEY-----

    """

  private func head(_ size: Int64 = 7) -> TreeHead {
    let first = HashTree.leaf(UnsafeRawBufferPointer(start: nil, count: 0))
    return TreeHead(first: first, size: size, root: HashTree.empty)
  }

  @Test func `the signature of RFC 8032 comes out`() throws {
    let key = try HeadKey(pem: Array(secret.utf8))
    #expect(
      key.publicBytes.hexadecimal
        == "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a")
    #expect(
      key.sign([])?.hexadecimal
        == "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b"
    )
  }

  @Test func `a head is signed with the private key and known by the public one`() throws {
    let (own, others) = (
      try HeadKey(pem: Array(secret.utf8)), try HeadKey(pem: Array(known.utf8))
    )
    let signed = try #require(SignedHead(head(), by: own))
    let read = try #require(SignedHead(signed.text))
    #expect(read.head == head())
    #expect(read.isSigned(by: others))
    #expect(SignedHead(head(), by: others) == nil)
    let forged = try #require(
      SignedHead(signed.text.replacing("\n7\n", with: "\n8\n")))
    #expect(forged.head.size == 8)
    #expect(!forged.isSigned(by: others))
    let unsigned = try #require(SignedHead(head().text))
    #expect(unsigned.head == head())
    #expect(!unsigned.isSigned(by: others))
  }

  @Test(arguments: ["", "concordat/x\n", "a\nb\nc\n", "a\n-1\n\n", "a\n1\nAAAA\n"])
  func `what is no head is none`(text: String) { #expect(TreeHead(text) == nil) }

  @Test(arguments: ["", "no key", "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n"])
  func `what is no key is refused`(text: String) {
    #expect(throws: HeadKey.Unreadable.self) { try HeadKey(pem: Array(text.utf8)) }
  }
}
