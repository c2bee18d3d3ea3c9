using Toolbox24.Api.Accounts.Identity;
using Toolbox24.Grains;
using Toolbox24.Integrations;
using Toolbox24.Integrations.Customers;
using Toolbox24.Integrations.Doors.Kasier;
using Toolbox24.Integrations.Payments;
using Toolbox24.Silo.Accounts;
using Toolbox24.Silo.Api;
using Toolbox24.Silo.Audit;
using Toolbox24.Silo.Configuration;
using Toolbox24.Silo.Database;
using Toolbox24.Silo.Demo;
using Toolbox24.Silo.Doors;
using Toolbox24.Silo.Engine;
using Toolbox24.Silo.Errors;
using Toolbox24.Silo.Health;
using Toolbox24.Silo.Metrics;
using Toolbox24.Silo.Notifications;
using Toolbox24.Silo.Security;
using Toolbox24.Silo.Telemetry;

if (args.Contains(AuditCommand.Argument)) return await AuditCommand.Run(args);
if (args.Contains(AdministratorCommand.Argument)) return await AdministratorCommand.Run(args);

return await StartRefused.OrRun(async () =>
{
    if (args.Contains(ApiSchema.Argument))
    {
        await ApiSchema.Print();
        return;
    }

    var builder = WebApplication.CreateBuilder(new WebApplicationOptions
    {
        Args = args,
        ContentRootPath = AppContext.BaseDirectory,
    });
    var settings = builder.AddSettings();

    builder.AddLogs();
    builder.AddErrors();
    builder.AddSecurity(settings);
    builder.AddDatabase(settings);
    builder.AddAudit(settings);
    builder.AddEngine(settings.Database.ApplicationString, args.Contains("--standby") ? EngineMode.Standby : EngineMode.Only);
    builder.Services.AddAccounts(settings.Server.KeyIn(settings.Environment));
    builder.Services.AddPasskeys(settings.Web.Address);
    builder.AddMessages(settings);
    builder.Services.AddGrains();
    builder.Services.AddCompanyRegister(
        settings.Companies.Address(settings.Environment, settings.Simulator), settings.Companies.UserAgent);
    builder.Services
        .AddPayments(settings.Payments.Address(settings.Simulator), settings.Payments.KeyThere, settings.Web.Address)
        .AddPaymentsChannel();
    builder.Services.AddLockerBridge(TimeProvider.System).AddDoorChannels().AddEvidenceChannel();
    if (settings.Kasier.Account(settings.Environment, settings.Simulator) is var (kasier, kasierKey, kasierCalls)) builder.Services.AddKasier(kasier, kasierKey, kasierCalls);
    builder.Services.AddApi(settings.Environment);
    builder.AddDemo(settings);
    builder.AddReadiness();
    builder.AddMetrics();
    builder.AddTelemetry(settings.Otlp);

    await using var app = builder.Build();
    await app.DatabaseReady();

    app.UseSecurity(settings);
    app.UseErrors();
    app.MapHealth();
    app.MapMetrics(settings.Metrics);
    app.UseAuthentication();
    app.MapApi(settings.Environment);
    app.MapBridge();
    app.MapKasier();
    app.MapAudit();
    app.MapDemo(settings);
    await app.RunOrRefuse();
});
