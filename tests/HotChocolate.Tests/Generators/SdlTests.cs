using static Toolbox24.HotChocolate.Tests.Generators.GeneratorRun;

namespace Toolbox24.HotChocolate.Tests.Generators;

public sealed class SdlTests
{
    [Fact]
    public void Methods_are_fields_and_parameters_their_arguments() => Prints(
        """
        [QueryType] public static class Queries
        {
            /// <summary>Greets a <see cref="Tool"/>, <c>loudly</c>.</summary>
            /// <param name="who">Whom "to" greet.</param>
            public static Task<string> GetGreetingAsync(string who, IServiceProvider services, int times = 2, CancellationToken stop = default) =>
                Task.FromResult(who);
            public static bool? IsOpen(bool really = true, double? at = null, string text = "a\"b") => null;
            [GraphQLName("open")] public static ValueTask<int> Count([GraphQLName("of")] long[]? what) => new(1);
            [GraphQLIgnore] public static int Hidden() => 1;
            internal static int Internal() => 1;
        }
        public class Tool;
        """,
        """
        extend type Query {
          "Greets a Tool, `loudly`."
          greeting(
            "Whom \"to\" greet."
            who: String!
            times: Int! = 2
          ): String! @cost(weight: "10")
          isOpen(
            really: Boolean! = true
            at: Float
            text: String! = "a\"b"
          ): Boolean @cost(weight: "10")
          open(
            of: [Long!]
          ): Int! @cost(weight: "10")
        }
        """);

    [Fact]
    public void Properties_are_fields_after_the_methods_of_their_type() => Prints(
        """
        /// <param name="Id">Names it.</param>
        public record Tool(ToolId Id, string? Name, IReadOnlyList<ToolId?> Others, Tool[][] Kits) : Thing(1)
        {
            [GraphQLName("place")] public Uri? Where { get; } = null;
            [GraphQLDeprecated("Old.")] public string Nick => "";
            [GraphQLIgnore] public int Hidden => 1;
            [ID] public Guid Owner => default;
            public string Secret => "";
            public override int Size => 2;
            public int this[int at] => at;
            public static int Static => 1;
        }
        public abstract record Thing(int Weight) { public virtual int Size => 1; }
        /// <summary>An id.</summary>
        public readonly record struct ToolId(Guid Value) { public static ToolId New() => default; public int Length => 1; }
        [ObjectType<Tool>] public static partial class ToolType
        {
            static partial void Configure(IObjectTypeDescriptor<Tool> descriptor) => descriptor.Name("Instrument").Ignore(t => t.Secret);
            public static string GetName([Parent] Tool tool, IServiceProvider? services, [Service] string inner, [GlobalState] string? desk) => "";
        }
        [ExtendObjectType<Tool>] public static class Extension { [Cost(2.5)] [ID] public static int GetNumber([Parent] Thing thing) => 1; }
        """,
        """
        type Instrument {
          name: String! @cost(weight: "10")
          weight: Int!
          size: Int!
          "Names it."
          id: ID!
          others: [ID]!
          kits: [[Instrument!]!]!
          place: URL
          nick: String! @deprecated(reason: "Old.")
          owner: ID!
          number: ID! @cost(weight: "2.5")
        }
        """);

    [Fact]
    public void Records_are_inputs_and_enums_shout() => Prints(
        """
        [MutationType] public static class Mutations
        {
            public static State Add(AddInput input, State[] states, State first = State.InUse, [GraphQLDeprecated("No.")] Choice? by = null) => first;
        }
        /// <summary>What to add.</summary>
        public record AddInput([property: ID] Guid Id, [GraphQLDescription("Whose.")] Owner Owner, Owner? Second, int Days = 3, float Rate = 0.5f, State? State = null);
        public record struct Owner(ImmutableArray<string> Names, DateOnly From) { public int Count => Names.Length; }
        [OneOf] public record Choice(string? Name, int? Number);
        public enum State { Available = 1, InUse, [GraphQLName("GONE")] Lost, [GraphQLIgnore] Unknown, [GraphQLDeprecated("Old.")] UKPlug }
        """,
        """
        extend type Mutation {
          add(
            input: AddInput!
            states: [State!]!
            first: State! = IN_USE
            by: ChoiceInput @deprecated(reason: "No.")
          ): State! @cost(weight: "10")
        }

        "What to add."
        input AddInput {
          id: ID!
          "Whose."
          owner: OwnerInput!
          second: OwnerInput
          days: Int! = 3
          rate: Float! = 0.5
          state: State
        }

        input ChoiceInput @oneOf {
          name: String
          number: Int
        }

        input OwnerInput {
          names: [String!]!
          from: LocalDate!
        }

        enum State {
          AVAILABLE
          IN_USE
          GONE
          UK_PLUG @deprecated(reason: "Old.")
        }
        """);

    [Fact]
    public void Hierarchies_are_interfaces_and_unions() => Prints(
        """
        public abstract record Refusal(string Message);
        public sealed record TooLate(DateTime Until) : Refusal("Late.");
        public sealed record TooFar(int Steps) : Refusal("Far.");
        [InterfaceType<Refusal>] public static partial class RefusalType
        {
            static partial void Configure(IInterfaceTypeDescriptor<Refusal> descriptor) { descriptor.Field(r => r.Message).Description("What to say."); }
            public static string GetCode([Parent] Refusal refusal) => "";
        }
        [ObjectType<TooFar>] public static class TooFarType { public static string GetCode([Parent] TooFar far) => "FAR"; }
        [UnionType("Result")] public abstract record Outcome { public sealed record Won(int By) : Outcome; public sealed record Lost : Outcome { public bool Much => true; } }
        [InterfaceType] public interface INamed { string Name { get; } }
        public sealed record Person(string Name) : INamed;
        """,
        """
        interface INamed {
          name: String!
        }

        type Lost {
          much: Boolean!
        }

        type Person implements INamed {
          name: String!
        }

        interface Refusal {
          code: String! @cost(weight: "10")
          "What to say."
          message: String!
        }

        union Result = Lost | Won

        type TooFar implements Refusal {
          code: String! @cost(weight: "10")
          message: String!
          steps: Int!
        }

        type TooLate implements Refusal {
          code: String! @cost(weight: "10")
          message: String!
          until: DateTime!
        }

        type Won {
          by: Int!
        }
        """);

    [Fact]
    public void The_documentation_of_a_referenced_assembly_is_told_too() => Prints(
        "[QueryType] public static class Queries { public static Library.Tool Get(Library.State state, Library.ToolId id) => default; }",
        """
        extend type Query {
          get(
            state: State!
            id: ID!
          ): Tool! @cost(weight: "10")
        }

        enum State {
          "It is not here."
          LENT
        }

        "Something to lend."
        type Tool {
          "Names it."
          id: ID!
          "What people call it."
          name: String!
          "How much."
          weight: Int!
        }
        """,
        """
        #nullable enable
        namespace Library
        {
            /// <summary>Something to lend.</summary>
            /// <param name="Id">Names it.</param>
            /// <param name="Name">What people call it.</param>
            public record struct Tool(ToolId Id, string Name) { /** <summary>How much.</summary> */ public int Weight => 1; }

            public readonly record struct ToolId(System.Guid Value);

            public enum State { /** <summary>It is not here.</summary> */ Lent }
        }
        """);
}
