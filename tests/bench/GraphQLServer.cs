using HotChocolate.Subscriptions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

[assembly: Module("BenchTypes")]

namespace Toolbox24.Bench;

public sealed record Article(Guid Id, string Name, string Category, int Cents, bool IsFree);

[QueryType]
public static class ArticleQuery
{
    private static readonly IReadOnlyList<Article> All =
        [.. Enumerable.Range(1, 10).Select(at => new Article(Guid.CreateVersion7(), $"Perforateur {at}", "Perçage", 100 * at, at % 2 == 0))];

    public static IReadOnlyList<Article> GetArticles() => All;
}

[SubscriptionType]
public static class ArticleSubscription
{
    [Subscribe]
    [Topic(GraphQLServer.Topic)]
    public static Article OnArticleChanged([EventMessage] Article article) => article;
}

/// <summary>The same articles, by GraphQL and by a plain endpoint, over a real port.</summary>
internal sealed class GraphQLServer(WebApplication app) : IAsyncDisposable
{
    public const string Topic = "articles";

    public string Address => app.Urls.Single();

    public static async Task<GraphQLServer> Start()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddGraphQLServer().AddBenchTypes().AddInMemorySubscriptions();
        var app = builder.Build();
        app.UseWebSockets();
        app.MapGraphQL();
        app.MapPost("/plain", (Request request) => new Answer(new Data(ArticleQuery.GetArticles())));
        await app.StartAsync();
        return new GraphQLServer(app);
    }

    /// <summary>Tells every subscriber.</summary>
    public ValueTask Publish() =>
        app.Services.GetRequiredService<ITopicEventSender>().SendAsync(Topic, ArticleQuery.GetArticles()[0]);

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private sealed record Request(string Query);

    private sealed record Answer(Data Data);

    private sealed record Data(IReadOnlyList<Article> Articles);
}
