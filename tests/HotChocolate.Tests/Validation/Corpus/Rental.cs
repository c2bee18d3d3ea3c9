using HotChocolate;
using HotChocolate.Language;

namespace Toolbox24.HotChocolate.Tests.Validation.Corpus;

/// <summary>A schema with all that a document can be wrong about.</summary>
internal static class Rental
{
    public const string Sdl =
        """
        directive @onQuery on QUERY
        directive @onField(tag: String!, level: Int = 1) on FIELD
        directive @mark(n: Int) repeatable on
          | FIELD | FRAGMENT_SPREAD | INLINE_FRAGMENT | FRAGMENT_DEFINITION | QUERY | MUTATION | SUBSCRIPTION | VARIABLE_DEFINITION
        directive @once(kind: Kind) on
          | FIELD | FRAGMENT_SPREAD | INLINE_FRAGMENT | FRAGMENT_DEFINITION | MUTATION | VARIABLE_DEFINITION

        interface Node {
          id: ID!
        }

        interface Item implements Node {
          id: ID!
          name(lang: String = "de", upper: Boolean): String!
          price: Float
        }

        type Drill implements Node & Item {
          id: ID!
          name(lang: String = "de", upper: Boolean): String!
          price: Float
          kind: Kind!
          torque: Int!
          owner: Person
          batteries(first: Int!, kinds: [Kind!]): [[Battery!]!]
          like(filter: Filter): Drill
        }

        type Saw implements Node & Item {
          id: ID!
          name(lang: String = "de", upper: Boolean): String!
          price: Float!
          kind: Kind
          torque: Int
          owner: Company
          blades: [Saw!]!
        }

        type Battery {
          volts: Float!
          fits(matrix: [[Int!]!]): [Item!]!
          kind: Kind
        }

        type Person {
          name: String
          friend: Person
          tools(filter: Filter!, order: [Kind!]! = [DRILL]): [Tool!]!
        }

        type Company {
          name: String!
          staff(first: Int = 10): [Person]
          homes: [String]
        }

        union Tool = Drill | Saw

        union Owner = Person | Company

        union Alone = Company

        enum Kind {
          DRILL
          SAW
          OTHER
        }

        scalar Anything

        input Filter {
          need: Int!
          text: String = "any"
          kind: Kind
          kinds: [Kind!] = [DRILL]
          range: Range
          matrix: [[Int!]]
          any: Anything
          not: Filter
        }

        input Range {
          min: Float! = 0
          max: Float
        }

        input Choice @oneOf {
          id: ID
          name: String
          range: Range
          numbers: [Int!]
        }

        type Query {
          version: String!
          node(id: ID!): Node
          item(id: ID, kind: Kind = DRILL): Item
          drill: Drill
          tools(filter: Filter, first: Int! = 10, ids: [ID!]! = []): [Tool]
          owner(choice: Choice): Owner
          alone: Alone
          saws(matrix: [[Int]], ranges: [Range!]): [[Saw]]
          plain(s: String, i: Int, f: Float, b: Boolean, id: ID, e: Kind, a: Anything): String
        }

        type Mutation {
          add(filter: Filter!): Drill
          pick(choice: Choice!): Owner
        }

        type Subscription {
          changed(id: ID): Node
          alarm(level: Int!): String
        }
        """;

    public static Schema Schema { get; } = SchemaBuilder.Build(Utf8GraphQLParser.Parse(Sdl));
}
