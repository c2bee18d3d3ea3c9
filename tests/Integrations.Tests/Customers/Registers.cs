using Microsoft.Extensions.DependencyInjection;
using Toolbox24.Integrations.Customers;

namespace Toolbox24.Integrations.Tests.Customers;

/// <summary>The client as the silo has it, asking the register under test.</summary>
internal static class Registers
{
    public const string UserAgent = "Toolbox24/1.0 (tests)";

    /// <summary>Longer than the busiest machine takes; those who test slowness say less.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public static CompanyRegister At(Uri address, TimeProvider? clock = null, TimeSpan? patience = null) =>
        new ServiceCollection()
            .AddSingleton(clock ?? TimeProvider.System)
            .AddCompanyRegister(address, UserAgent, patience ?? Patience)
            .BuildServiceProvider()
            .GetRequiredService<CompanyRegister>();
}
