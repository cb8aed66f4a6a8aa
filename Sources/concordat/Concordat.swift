@main enum Concordat { static func main() {} }
