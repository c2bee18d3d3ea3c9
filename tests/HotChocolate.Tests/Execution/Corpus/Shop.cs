namespace Toolbox24.HotChocolate.Tests.Execution.Corpus;

/// <summary>A schema with something of everything.</summary>
internal static class Shop
{
    public const string Sdl =
        """
        "Lends tools."
        schema { query: Query mutation: Mutation }

        directive @cost(weight: String! = "1", why: [Kind!] = [SAW]) repeatable on FIELD_DEFINITION | OBJECT

        type Query {
          tool: Tool
          sure: Tool!
          tools: [Tool]
          mustTools: [Tool!]!
          grid: [[Int!]]
          matrix: [[Place!]!]
          node: Node
          nodes: [Node!]
          found: [Found]
          mustFind: Found!
          count(of: Int = 3, at: Float, kind: Kind): Int
          echo(int: Int = 7, float: Float, text: String = "a \"b\"", flag: Boolean, id: ID, kind: Kind = SAW, kinds: [Kind!] = [SAW, DRILL]): String
          nested(filter: Filter = { name: "n", sizes: [1, 2] }, filters: [[Filter]], either: Either): String
          must(int: Int!, ids: [ID!]!, filter: Filter!, kind: Kind! = DRILL): String!
        }

        type Mutation {
          hold(filter: Filter!): Tool
          release(id: ID!): Tool!
          note(text: String): String
        }

        interface Node { id: ID! self: Node }

        interface Named implements Node { id: ID! self: Node name(upper: Boolean = false): String! }

        type Tool implements Node & Named {
          id: ID!
          self: Node
          name(upper: Boolean = false): String!
          kind: Kind!
          price: Float
          isFree: Boolean!
          place: Place!
          parts: [Tool!]
          other: Found
          echo(filter: Filter): String
          old: Int @deprecated
        }

        "Where tools are."
        type Place implements Node { id: ID! self: Node city: String! spots: [Int]! old: Int @deprecated(reason: "Use spots.") }

        type Note { text: String lines: [String!]! about: Node }

        union Found = Tool | Place | Note

        enum Kind { DRILL "Loud." SAW LADDER @deprecated(reason: "Too heavy.") }

        input Filter { name: String = "x" size: Int sizes: [Int!] kind: Kind = SAW must: Boolean! = true inner: Filter old: Int @deprecated }

        input Either @oneOf { id: ID name: String filter: Filter }

        scalar Url @specifiedBy(url: "https://url.spec.whatwg.org")
        """;
}
