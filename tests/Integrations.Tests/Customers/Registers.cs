using Microsoft.Extensions.DependencyInjection;
using Toolbox24.Integrations.Customers;
using Toolbox24.Testing;

namespace Toolbox24.Integrations.Tests.Customers;

/// <summary>The client as the silo has it, asking the register under test.</summary>
internal static class Registers
{
    public const string UserAgent = "Toolbox24/1.0 (tests)";

    public static CompanyRegister At(Uri address, TimeProvider? clock = null, TimeSpan? patience = null) =>
        new ServiceCollection()
            .AddSingleton(clock ?? TimeProvider.System)
            .AddCompanyRegister(address, UserAgent, patience ?? Patience.Limit)
            .BuildServiceProvider()
            .GetRequiredService<CompanyRegister>();
}
