import type { TemplateId } from "../../templates/index.ts";

/** Of the official texts, with line feeds for line ends and none at the end. */
export const officialSha256: Readonly<Record<TemplateId, string>> = {
  qwen3: "a55ee1b1660128b7098723e0abcd92caa0788061051c62d51cbe87d9cf1974d8",
  "qwen3-2504": "87a2728cb8dc9fe424d624542f6060ec05a1d285ebbec578bb078900e33396b5",
  "qwen3-instruct-2507": "64f85b198065d0fba2a81f37e10ed68161ce2c19a754c7100e67e0ca2ee9c326",
  "qwen3-thinking-2507": "3802169b2a02b81e6adb7ab4f64f91ff02db753c8c3a64a01c35192d3a61d8d7",
  "qwen3-coder": "32bf2564d2245b98298677d3ac2332ab50bc3279740c13c3974689464b38aa3c",
  "qwen3-coder-r2": "2902a6768a1bc1340e851c19c4d0ef5707abe407aec3da37f24dfbf52b5ddec0",
  "qwen3-coder-r1": "ceede2b04032dff3a3a330a648c03826c7bc77a1ad44e726a8a9d5bcf9aec495",
  "qwen3-vl-instruct": "9d879ef91075acbfb2df7e441fd79d60bacfca989cf6d511d2af45c681e94f10",
  "qwen3-vl-thinking": "84ed326ccec340f3c775d5a31c0aada290d59819c18e43650aabe14f1d42c839",
  "qwen3.5": "a4aee8afcf2e0711942cf848899be66016f8d14a889ff9ede07bca099c28f715",
  "qwen3.5-nothink": "273d8e0e683b885071fb17e08d71e5f2a5ddfb5309756181681de4f5a1822d80",
  "qwen3.6": "e84f32a23fdda27689f868aa4a1a5621f41133e51a48d7f3efcbea2839574259",
  "qwen3.8": "c3cf9e34abf4f9e36c2d72165aa9c132d3e2a725b6c2586aaa3a8af9d7a81041",
  "qwen3.8-max": "40ce34a5bcbc0231462740761215bc31a83882a8b3a4b6aa1c6e869b95945e4e",
};
