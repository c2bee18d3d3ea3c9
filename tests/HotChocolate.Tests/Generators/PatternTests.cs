using static Toolbox24.HotChocolate.Tests.Generators.GeneratorRun;

namespace Toolbox24.HotChocolate.Tests.Generators;

public sealed class PatternTests
{
    [Fact]
    public void Subscriptions_have_a_topic_or_open_their_stream_themselves() => Prints(
        """
        [SubscriptionType] public static class Subscriptions
        {
            [Subscribe, Topic("x_{id}_{at}")] public static int OnOne(Id id, DateOnly? at, [EventMessage] int it) => it;
            [Subscribe] public static Task<Guid> OnTwo([EventMessage] string it) => null!;
            [Subscribe(With = nameof(Open))] public static string OnThree(string a, [EventMessage] string it) => it;
            internal static IAsyncEnumerable<string> Open(string a, long after, CancellationToken stop) => null!;
            [Subscribe(With = nameof(Receive))] public static int OnFour([EventMessage] int it) => it;
            internal static ValueTask<HotChocolate.Subscriptions.ISourceStream<int>> Receive(IServiceProvider services) => default;
        }
        public readonly record struct Id(string Value);
        """,
        """
        extend type Subscription {
          onOne(
            id: ID!
            at: LocalDate
          ): Int! @cost(weight: "10")
          onTwo: UUID! @cost(weight: "10")
          onThree(
            a: String!
            after: Long!
          ): String! @cost(weight: "10")
          onFour: Int! @cost(weight: "10")
        }
        """);

    [Fact]
    public void Properties_of_resolver_classes_are_fields_too() => Prints(
        """
        [QueryType] public static class Queries
        {
            /// <summary>The version.</summary>
            public static string Version => "1";
            [ID, Authorize] public static Guid? Newest { get; } = null;
            [GraphQLIgnore] public static int Hidden => 1;
            private static int Own => 1;
            public static Tool? GetTool() => null;
        }
        public record Tool(int A);
        [ObjectType<Tool>] public static class ToolType { [Cost(3)] public static string[] Kinds => []; }
        """,
        """
        extend type Query {
          "The version."
          version: String!
          newest: ID
          tool: Tool @cost(weight: "10")
        }

        type Tool {
          kinds: [String!]! @cost(weight: "3")
          a: Int!
        }
        """);

    [Fact]
    public void What_HTTP_knows_of_the_request_is_given_by_parameter() => Prints(
        """
        [QueryType] public static class Queries
        {
            public static string? GetCookie(string name, Microsoft.AspNetCore.Http.HttpContext http,
                Microsoft.AspNetCore.Http.HttpRequest request, Microsoft.AspNetCore.Http.HttpResponse response) => request.Cookies[name];
        }
        """,
        """
        extend type Query {
          cookie(
            name: String!
          ): String @cost(weight: "10")
        }
        """);

    [Fact]
    public void A_loader_of_many_loads_one() => Prints(
        """
        internal static class Loaders
        {
            [DataLoader] internal static Task<Dictionary<Guid, string[]>> GetNamesByIdAsync(IReadOnlyList<Guid> ids, IServiceProvider services) => null!;
            [DataLoader] public static Task<IReadOnlyDictionary<int, Hidden?>> HiddenById(IReadOnlyList<int> ids, CancellationToken stop) => null!;
        }
        internal class Hidden;
        [QueryType] public static class Queries
        {
            public static Task<string[]> GetNames(Guid of, INamesByIdDataLoader names) => names.LoadRequiredAsync(of);
        }
        """,
        """
        extend type Query {
          names(
            of: UUID!
          ): [String!]! @cost(weight: "10")
        }
        """);

    [Fact]
    public void Lists_are_served_in_pages() => Prints(
        """
        [QueryType] public static class Queries
        {
            [UsePaging(IncludeTotalCount = true, MaxPageSize = 20)] public static Task<IReadOnlyList<string>?> GetNames(int size) => null!;
            [UsePaging(DefaultPageSize = 5, ConnectionName = "Key")] public static Connection<Guid?> GetKeys(PagingArguments page) => null!;
        }
        """,
        """
        extend type Query {
          names(
            size: Int!
            "How many from the start."
            first: Int
            "The cursor they come after."
            after: String
            "How many from the end."
            last: Int
            "The cursor they come before."
            before: String
          ): NamesConnection @listSize(assumedSize: 20, slicingArguments: ["first", "last"], slicingArgumentDefaultValue: 10, sizedFields: ["edges", "nodes"], requireOneSlicingArgument: false) @cost(weight: "10")
          keys(
            "How many from the start."
            first: Int
            "The cursor they come after."
            after: String
            "How many from the end."
            last: Int
            "The cursor they come before."
            before: String
          ): KeyConnection @listSize(assumedSize: 50, slicingArguments: ["first", "last"], slicingArgumentDefaultValue: 5, sizedFields: ["edges", "nodes"], requireOneSlicingArgument: false) @cost(weight: "10")
        }

        "A page of a list."
        type KeyConnection {
          "Where the page stands in the list."
          pageInfo: PageInfo!
          "The page, each item with its cursor."
          edges: [KeyEdge!]
          "The page."
          nodes: [UUID]
        }

        "An item of a list."
        type KeyEdge {
          "Where the item stands in the list."
          cursor: String!
          "The item."
          node: UUID
        }

        "A page of a list."
        type NamesConnection {
          "Where the page stands in the list."
          pageInfo: PageInfo!
          "The page, each item with its cursor."
          edges: [NamesEdge!]
          "The page."
          nodes: [String!]
          "How many there are in all."
          totalCount: Int!
        }

        "An item of a list."
        type NamesEdge {
          "Where the item stands in the list."
          cursor: String!
          "The item."
          node: String!
        }

        "Where a page stands in its list."
        type PageInfo {
          "Whether the list goes on after the page."
          hasNextPage: Boolean!
          "Whether the list began before the page."
          hasPreviousPage: Boolean!
          "The cursor of the first item."
          startCursor: String
          "The cursor of the last item."
          endCursor: String
        }
        """);
}
