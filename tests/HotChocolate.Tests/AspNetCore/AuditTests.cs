namespace Toolbox24.HotChocolate.Tests.AspNetCore;

public sealed class AuditTests(GraphQLServer server) : IClassFixture<GraphQLServer>
{
    [Fact]
    public async Task Every_audit_of_GraphQL_over_HTTP_passes()
    {
        var audits = await NodeScript.Run("http-audit.js", server.Url);

        Assert.True(audits.Count > 50);
        Assert.Empty(audits.Where(audit => audit.GetProperty("status").GetString() != "ok").Select(audit => audit.GetRawText()));
    }
}
