using Npgsql;
using Toolbox24.Api.Audit;
using Toolbox24.Silo.Configuration;
using Toolbox24.Storage.Audit;

namespace Toolbox24.Silo.Audit;

internal static class AuditRegistration
{
    public static void AddAudit(this WebApplicationBuilder builder, Settings settings)
    {
        builder.Services.AddSingleton(services => new AuditAnchorFile(
            settings.Audit.FolderIn(settings.Environment), services.GetRequiredService<NpgsqlDataSource>()));
        builder.Services.AddHostedService<AuditAnchors>();
    }

    public static void MapAudit(this WebApplication app) => app.MapAuditExport();
}
